// The left side: the documents, and the labels and relations that narrow what is shown. Nothing chosen means all.

const chosen = { labels: new Set(), types: new Set() };

/** Draws the lists of the left side for the document that is shown. */
function drawSide() {
  const documents = room.documents.map((one, place) =>
    make("button", { type: "button", class: "choice", "aria-current": place === reader.place, click: () => openDocument(place) },
      make("bdi", {}, short(one.title, 48)), make("small", {}, one.characters.length.toLocaleString())));
  const clear = make("button", { type: "button", id: "clear", click: release }, words.clear);
  byId("side").replaceChildren(
    make("h2", {}, words.documents), ...documents,
    make("h2", {}, words.labels, clear), ...choices("labels", countLabels()),
    make("h2", {}, words.types), ...choices("types", countTypes()),
  );
  showChoices();
}

/** Returns a button for each label or type that occurs in the document or is chosen, the commonest first. */
function choices(kind, counts) {
  for (const name of chosen[kind]) if (!counts.has(name)) counts.set(name, 0);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name, count]) => {
    const { title, about, colour } = room[kind][name];
    const button = make("button", { type: "button", class: "choice", "data-name": name, "data-kind": kind, title: about, click: () => toggle(kind, name) },
      make("span", {}, title), make("small", {}, count));
    if (colour) {
      button.classList.add("swatch");
      button.style.setProperty("--colour", colour);
    }
    return button;
  });
}

function countLabels() {
  const counts = new Map();
  const count = (node) => counts.set(room.nodes[node].label, (counts.get(room.nodes[node].label) ?? 0) + 1);
  for (const mark of reader.marks) mark.nodes.forEach(count);
  return counts;
}

function countTypes() {
  const counts = new Map();
  for (const { type, evidence } of room.edges) {
    if (evidence.some(([place]) => place === reader.place)) counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return counts;
}

function toggle(kind, name) {
  if (!chosen[kind].delete(name)) chosen[kind].add(name);
  applyFilters();
}

function release() {
  chosen.labels.clear();
  chosen.types.clear();
  applyFilters();
}

function showChoices() {
  for (const button of byId("side").querySelectorAll("[data-name]")) {
    button.setAttribute("aria-pressed", chosen[button.dataset.kind].has(button.dataset.name));
  }
  byId("clear").hidden = !chosen.labels.size && !chosen.types.size;
}

const fitsLabel = (node) => !chosen.labels.size || chosen.labels.has(room.nodes[node].label);
const fitsType = (node) => !chosen.types.size || [...room.nodes[node].types].some((type) => chosen.types.has(type));

function fits(note) {
  if (!note.nodes.some(fitsLabel)) return false;
  return note.type ? !chosen.types.size || chosen.types.has(note.type) : fitsType(note.node);
}

/** Shows the marks, notes and passages that fit what is chosen. */
function applyFilters() {
  showChoices();
  for (const sentence of reader.sentences) {
    const named = new Set(); // by the notes that are shown
    for (const note of [...sentence.notes, ...(sentence.unused ?? [])]) {
      note.element.hidden = !fits(note);
      if (!note.element.hidden) note.nodes.forEach((node) => named.add(node));
    }
    if (sentence.margin) sentence.margin.hidden = !named.size;
    sentence.isShown = named.size > 0;
    for (const mark of sentence.marks) {
      const node = mark.nodes.find((one) => fitsLabel(one) && (!chosen.types.size || named.has(one)));
      mark.isShown = node !== undefined;
      sentence.isShown ||= mark.isShown;
      for (const element of mark.elements) {
        element.classList.toggle("off", !mark.isShown);
        if (mark.isShown) element.style.setProperty("--colour", room.labels[room.nodes[node].label].colour);
      }
    }
  }
  const narrow = byId("matching").getAttribute("aria-pressed") === "true";
  // From the end backwards, so that a heading stays where something under it does.
  let depth = 0;
  for (const { element, sentences, level } of reader.blocks.toReversed()) {
    const isShown = sentences.some((sentence) => sentence.isShown) || (level > 0 && level < depth);
    element.classList.toggle("away", narrow && !isShown);
    if (isShown) depth = level || Infinity;
  }
  const first = reader.marks.find((mark) => mark.isShown);
  if (first) rove(first.elements[0], false);
}

/** Makes a mark the one that the Tab key reaches, and moves there if asked. */
function rove(element, isMoved = true) {
  if (reader.roving) reader.roving.tabIndex = -1;
  reader.roving = element;
  element.tabIndex = 0;
  if (isMoved) element.focus();
}

/** Moves from the current mark to the next one shown, forwards (1) or backwards (-1). */
function step(by) {
  const shown = reader.marks.filter((mark) => mark.isShown && mark.elements.length).map((mark) => mark.elements[0]);
  const place = shown.indexOf(reader.roving);
  const isThere = document.activeElement === reader.roving;
  const next = shown[isThere ? place + by : Math.max(place, 0)];
  if (next) rove(next);
}

/** Shows another document. */
function openDocument(place) {
  drawDocument(place);
  drawSide();
  applyFilters();
  light();
  scrollTo(0, 0);
  drawPane();
}
