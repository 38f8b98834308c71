// Draws one document: its text with the marks in it, and the notes beside their sentences.

const reader = { place: -1, document: null, marks: [], notes: [], blocks: [], sentences: [], written: [] };

/** Draws the document at a place of the list. */
function drawDocument(place) {
  const one = room.documents[place];
  Object.assign(reader, { place, document: one, marks: [], notes: [], blocks: [], written: [] });
  reader.sentences = one.sentences.map(([start, end, counts]) => ({ start, end, counts, notes: [], marks: [] }));
  reader.marks = one.marks.map(([start, end, nodes]) => ({ start, end, nodes, elements: [] }));
  reader.notes = one.notes.map((note) => ({ ...note, nodes: nodesOf(note) }));
  for (const note of reader.notes) reader.sentences[note.sentence].notes.push(note);
  let at = 0;
  for (const mark of reader.marks) {
    while (at + 1 < reader.sentences.length && reader.sentences[at + 1].start <= mark.start) at++;
    reader.sentences[at]?.marks.push(mark);
  }
  const spans = [...reader.sentences, ...reader.marks].sort((a, b) => a.start - b.start || b.end - a.end);
  const page = new DocumentFragment();
  let box = null;
  let next = 0;
  let running = []; // spans that began in an earlier block and may reach into this one
  for (const block of one.blocks) {
    const cells = block.rows.flat();
    const end = cells[cells.length - 1][1];
    while (next < spans.length && spans[next].start < end) running.push(spans[next++]);
    const drawn = drawBlock(block, running);
    running = running.filter((span) => span.end > end);
    if (!block.isBoxed) box = null;
    else if (!box) page.append((box = make("section", { class: "box" })));
    (box ?? page).append(drawn);
  }
  byId("text").replaceChildren(page);
  document.title = `${short(one.title, 40)} · ${words.title}`;
}

/** Returns the nodes that a note speaks of. */
function nodesOf(note) {
  if (note.edges === undefined) return [note.node];
  return [...new Set(note.edges.flatMap((edge) => [room.edges[edge].source, room.edges[edge].target]))];
}

function drawBlock(block, spans) {
  const [start, end] = [block.rows[0][0][0], block.rows.at(-1).at(-1)[1]];
  const sentences = reader.sentences.filter((sentence) => sentence.start >= start && sentence.start < end);
  sentences.filter(hasNotes).forEach((sentence, place) => (sentence.number = place + 1));
  const setting = block.kind === "table" ? drawTable(block, spans) : make(...tagOf(block));
  if (block.kind !== "table") setRange(setting, start, end, spans);
  const margin = make("ol", { class: "notes" }, ...sentences.filter(hasNotes).map(drawNotes));
  const element = make("div", { class: `block ${block.kind}` }, setting, margin);
  reader.blocks.push({ element, sentences, level: block.level });
  return element;
}

function tagOf(block) {
  if (block.kind === "title") return ["h2"];
  return block.kind === "heading" ? [`h${Math.min(block.level + 2, 6)}`] : ["p"];
}

function drawTable(block, spans) {
  const rows = block.rows.map((cells, place) =>
    make("tr", {}, ...cells.map(([start, end]) => {
      const cell = make(place ? "td" : "th");
      setRange(cell, start, end, spans);
      return cell;
    })),
  );
  return make("table", {}, make("thead", {}, rows[0]), make("tbody", {}, ...rows.slice(1)));
}

/** Sets a range of the text with the spans over it as nested elements; where two cross, the later is cut in two. */
function setRange(parent, from, to, spans) {
  const open = [{ element: parent, end: to, height: 0 }];
  const queue = spans.filter((span) => span.start < to && span.end > from);
  const top = () => open[open.length - 1];
  let at = from;
  const write = (until) => {
    if (until > at) writeText(top().element, at, until);
    at = Math.max(at, until);
  };
  const close = (until) => {
    while (open.length > 1 && top().end <= until) {
      write(top().end);
      const { element, height } = open.pop();
      element.style.setProperty("--height", Math.min(height, 4));
      top().height = Math.max(top().height, height + 1);
    }
  };
  for (let place = 0; place < queue.length; place++) {
    const span = queue[place];
    const start = Math.max(span.start, from);
    close(start);
    write(start);
    const end = Math.min(span.end, top().end);
    if (span.end > end && end < to) {
      let later = place + 1;
      while (later < queue.length && queue[later].start <= end) later++;
      queue.splice(later, 0, { start: end, end: span.end, whole: span.whole ?? span });
    }
    const element = drawSpan(span.whole ?? span, Boolean(span.whole) || start > span.start);
    top().element.append(element);
    open.push({ element, end, height: 0 });
  }
  close(to);
  write(to);
}

/** Appends characters as text, leaving out the line ends within a sentence, and remembers where each stands. */
function writeText(parent, from, to) {
  const { characters } = reader.document;
  let at = from;
  for (const part of characters.slice(from, to).join("").split(/(\s*\n\s*)/)) {
    const end = at + Array.from(part).length;
    if (part.includes("\n")) {
      if (/\w/.test(characters[at - 1]) && /\w/.test(characters[end])) parent.append(" ");
    } else if (part) {
      const node = document.createTextNode(part);
      parent.append(node);
      reader.written.push({ start: at, end, node });
    }
    at = end;
  }
}

function drawSpan(span, isRest) {
  if (!span.nodes) {
    const silent = span.counts && !span.notes.length;
    span.element = make("span", { class: silent ? "sentence silent" : "sentence", "data-number": isRest ? undefined : span.number });
    return span.element;
  }
  const titles = [...new Set(span.nodes.map((node) => room.labels[room.nodes[node].label].title))].join(" ");
  const kind = span.nodes.some((node) => room.labels[room.nodes[node].label].isFigure) ? "figure" : "entity";
  const element = make("mark", {
    class: `${kind}${span.nodes.every(isUnused) ? " unused" : ""}${isRest ? " rest" : ""}`,
    ...(isRest ? {} : { role: "button", tabindex: -1, "aria-description": titles, "data-label": titles }),
  });
  element.style.setProperty("--colour", room.labels[room.nodes[span.nodes[0]].label].colour);
  element.mark = span;
  span.elements.push(element);
  return element;
}

const unusedIn = (sentence) => [...new Set(sentence.marks.flatMap((mark) => mark.nodes.filter(isUnused)))];
const hasNotes = (sentence) => sentence.notes.length > 0 || unusedIn(sentence).length > 0;

/** Returns the notes of one sentence, and after them what was found in it and is used nowhere. */
function drawNotes(sentence) {
  const item = make("li", { "data-number": sentence.number }, ...sentence.notes.map((note) => drawNote(note, sentence)));
  item.sentence = sentence;
  sentence.unused = unusedIn(sentence).map((node) => ({ nodes: [node], node, isUnused: true, ranges: [] }));
  for (const left of sentence.unused) {
    left.element = make("button", { type: "button", class: "note unused" }, make("small", {}, titleOf(left.node)), " ", nameOf(left.node));
    left.element.note = left;
    item.append(left.element);
  }
  sentence.margin = item;
  return item;
}

const titleOf = (node) => room.labels[room.nodes[node].label].title;

function drawNote(note, sentence) {
  const element = make("button", { type: "button", class: note.edges ? "note" : "note figure" });
  if (note.edges) element.append(...reading(note.edges), ...pieces(note.facts));
  else element.append(...figure(note.node, quote(reader.document, sentence.start, sentence.end)));
  element.note = note;
  note.element = element;
  return element;
}

/** Returns a figure in words: its name unless the sentence already says it, then the facts the name does not hold. */
function figure(node, sentence) {
  const { name, facts } = room.nodes[node];
  const said = sentence.includes(name) ? "" : name;
  const rest = facts.filter(([, value]) => !said.includes(value));
  return [make("small", {}, titleOf(node)), " ", make("bdi", {}, short(said)), ...pieces(rest)];
}

/** Returns the range of the page that shows characters of the document, or null where none are shown. */
function rangeOf(start, end) {
  const { written, document: one } = reader;
  let low = 0;
  for (let high = written.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (written[middle].end <= start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < written.length && written[last].start < end) last++;
  if (last === low) return null;
  const range = new Range();
  const offset = (piece, place) => one.characters.slice(piece.start, place).join("").length;
  range.setStart(written[low].node, offset(written[low], Math.max(start, written[low].start)));
  range.setEnd(written[last - 1].node, offset(written[last - 1], Math.min(end, written[last - 1].end)));
  return range;
}

/** Marks ranges of the text under a name that the style knows. */
function highlight(name, ranges) {
  const shown = ranges.map(([start, end]) => rangeOf(start, end)).filter(Boolean);
  globalThis.CSS?.highlights?.set(name, new Highlight(...shown));
}

/** Shows ranges of a document: draws it if need be, marks the characters and brings the first into view. */
function go(place, ranges) {
  if (place !== reader.place) openDocument(place);
  highlight("evidence", ranges);
  for (const sentence of reader.sentences) {
    const isHere = ranges.some(([from, to]) => sentence.start < to && sentence.end > from);
    sentence.element?.classList.toggle("here", isHere);
    sentence.margin?.classList.toggle("here", isHere);
  }
  if (!ranges.length) return;
  const sentence = reader.sentences.find(({ end }) => end > ranges[0][0]);
  sentence?.element?.closest(".block").classList.remove("away");
  const box = sentence?.element?.getBoundingClientRect();
  if (box && (box.top < 80 || box.bottom > innerHeight - 20)) sentence.element.scrollIntoView({ block: "center" });
}
