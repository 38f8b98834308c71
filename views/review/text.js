// Draws one document: its text with the marks in it, and the notes beside their sentences.

const reader = { place: -1, document: null, setting: null, marks: [], notes: [], blocks: [], sentences: [] };

/** Draws the document at a place of the list. */
function drawDocument(place) {
  const one = room.documents[place];
  Object.assign(reader, { place, document: one, marks: [], notes: [], blocks: [] });
  reader.sentences = one.sentences.map(([start, end, counts]) => ({ start, end, counts, notes: [], marks: [] }));
  reader.marks = one.marks.map(([start, end, nodes]) => ({ start, end, nodes, elements: [] }));
  reader.notes = one.notes.map((note) => ({ ...note, nodes: nodesOf(note) }));
  for (const note of reader.notes) reader.sentences[note.sentence].notes.push(note);
  let at = 0;
  for (const mark of reader.marks) {
    while (at + 1 < reader.sentences.length && reader.sentences[at + 1].start <= mark.start) at++;
    reader.sentences[at]?.marks.push(mark);
  }
  reader.setting = new Setting(one.characters, drawSpan);
  byId("text").replaceChildren(reader.setting.blocks(one.blocks, [...reader.sentences, ...reader.marks], drawBlock));
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
  const setting = reader.setting.block(block, spans);
  const margin = make("ol", { class: "notes" }, ...sentences.filter(hasNotes).map(drawNotes));
  const element = make("div", { class: `block ${block.kind}` }, setting, margin);
  reader.blocks.push({ element, sentences, level: block.level });
  return element;
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

/** Shows ranges of a document: draws it if need be, marks the characters and brings the first into view. */
function go(place, ranges) {
  if (place !== reader.place) openDocument(place);
  reader.setting.highlight("evidence", ranges);
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
