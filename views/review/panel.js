// The right side: what is selected, what was found and not used, counts, and what a search found.

const MOST = 200; // entries of a list; nobody reads more
const panel = { tab: "overview", selection: null, query: "" };

function drawTabs() {
  const names = ["overview", "selected", "unused", ...(panel.query ? ["results"] : [])];
  byId("tabs").replaceChildren(...names.map((name) =>
    make("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": "pane", "aria-selected": name === panel.tab,
      tabindex: name === panel.tab ? 0 : -1, click: () => openTab(name) }, words[name])));
  byId("pane").setAttribute("aria-labelledby", `tab-${panel.tab}`);
}

function openTab(name) {
  panel.tab = name;
  document.body.dataset.tab = name;
  drawTabs();
  drawPane();
  byId("pane").scrollTop = 0;
}

function drawPane() {
  const draw = { overview: drawOverview, selected: drawSelected, unused: drawUnused, results: drawResults }[panel.tab];
  byId("pane").replaceChildren(...draw());
}

/** Returns a list under a heading, cut after so many entries that nobody would read on. */
function list(title, items, draw) {
  const shown = items.slice(0, MOST).map((item) => make("li", {}, ...[draw(item)].flat()));
  if (items.length > MOST) shown.push(make("li", { class: "quiet" }, words.more.replace("{n}", items.length - MOST)));
  if (!items.length) shown.push(make("li", { class: "quiet" }, words.nothing));
  return make("section", {}, make("h3", {}, title, " ", make("small", {}, items.length)), make("ul", {}, ...shown));
}

/** Returns a button that shows a node. */
const nodeButton = (node) => nameOf(node, "button", { type: "button", click: () => select({ nodes: [node] }) });

/** Returns a button that shows a passage, with some characters before and after it. */
function passage([place, start, end], around = 12) {
  const one = room.documents[place];
  const here = place === reader.place ? [] : [make("small", {}, short(one.title, 24))];
  return make("button", { type: "button", class: "passage", click: () => go(place, [[start, end]]) }, ...here,
    make("bdi", { lang: "zh-Hans" }, quote(one, Math.max(0, start - around), start), make(around ? "strong" : "span", {}, short(quote(one, start, end), 160)),
      quote(one, end, end + around)));
}

function drawOverview() {
  const counted = (documents) => {
    const marks = new Set(documents.flatMap((one) => one.marks.flatMap(([, , nodes]) => nodes)));
    const stating = (one) => new Set(one.notes.map((note) => note.sentence));
    const counting = documents.map((one) => one.sentences.filter(([, , counts]) => counts).length);
    const heard = documents.map((one) => [...stating(one)].filter((place) => one.sentences[place][2]).length);
    const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
    return [marks.size, sum(documents.map((one) => one.notes.length)), sum(heard), sum(counting), sum(documents.map((one) => one.characters.length))];
  };
  const here = reader.document ? counted([reader.document]) : [0, 0, 0, 0, 0];
  const all = counted(room.documents);
  const rows = [words.entities, words.statements, words.stating, words.sentences, words.characters].map((title, row) =>
    make("tr", {}, make("th", { scope: "row" }, title), make("td", {}, here[row].toLocaleString()), make("td", {}, all[row].toLocaleString())));
  return [
    make("p", {}, words.hint), make("p", {}, words.keys),
    make("table", { class: "counts" }, make("thead", {}, make("tr", {}, make("td"), make("th", {}, words.here), make("th", {}, words.everywhere))),
      make("tbody", {}, ...rows)),
  ];
}

function drawSelected() {
  if (!panel.selection) return [make("p", { class: "quiet" }, words.hint)];
  const { nodes, edges } = panel.selection;
  return nodes ? nodes.flatMap(drawNode) : edges.map(drawEdge);
}

function drawNode(node) {
  const { label, name, aliases, facts, edges, mentions } = room.nodes[node];
  const head = make("h2", { class: "name" }, make("small", {}, room.labels[label].title), make("bdi", {}, short(name, 400)));
  head.style.setProperty("--colour", room.labels[label].colour);
  const byType = Map.groupBy(edges, (edge) => room.edges[edge].type);
  return [
    head,
    ...(aliases.length ? [make("p", {}, make("small", {}, `${words.aliases} `), make("bdi", {}, short(aliases.join(words.comma), 400)))] : []),
    ...(facts.length ? [make("p", {}, ...pieces(facts))] : []),
    ...[...byType].map(([type, some]) => list(room.types[type].title, some, edgeButton)),
    ...(edges.length ? [] : [make("p", { class: "quiet" }, words.unusedNodes)]),
    list(words.mentions, mentions, passage),
  ];
}

const edgeButton = (edge) => make("button", { type: "button", class: "passage", click: () => select({ edges: [edge] }) }, ...reading([edge]));

function drawEdge(edge) {
  const { facts, evidence } = room.edges[edge];
  return make("article", {}, make("h2", {}, ...reading([edge], nodeButton)), make("p", {}, ...pieces(facts)),
    list(words.evidence, evidence, (place) => passage(place, 30)));
}

function drawUnused() {
  if (!reader.document) return [];
  const nodes = [...new Set(reader.marks.flatMap((mark) => mark.nodes))].filter(isUnused);
  const silent = reader.sentences.filter((sentence) => sentence.counts && !sentence.notes.length);
  return [
    list(words.unusedNodes, nodes, (node) => [make("small", {}, titleOf(node), " "), nodeButton(node)]),
    list(words.silent, silent, ({ start, end }) => passage([reader.place, start, end], 0)),
  ];
}

/** Folds a text for searching: without blanks, in one case and width; `places` are the characters that remain. */
function fold(characters) {
  const folded = [];
  const places = [];
  characters.forEach((character, place) => {
    if (/\s/.test(character)) return;
    for (const part of character.normalize("NFKC").toLowerCase()) {
      folded.push(part);
      places.push(place);
    }
  });
  const offsets = folded.flatMap((part, place) => Array(part.length).fill(place));
  return { text: folded.join(""), places: offsets.map((place) => places[place]) };
}

/** Returns the ranges at which a folded query occurs in a document. */
function occurrences(one, query) {
  one.folded ??= fold(one.characters);
  const found = [];
  for (let at = one.folded.text.indexOf(query); at >= 0; at = one.folded.text.indexOf(query, at + query.length)) {
    found.push([one.folded.places[at], one.folded.places[at + query.length - 1] + 1]);
  }
  return found;
}

/** Searches names, aliases and the text of all documents. */
function search(query) {
  panel.query = fold(Array.from(query)).text;
  const here = panel.query && reader.document ? occurrences(reader.document, panel.query) : [];
  reader.setting?.highlight("found", here.slice(0, 1000));
  openTab(panel.query ? "results" : "overview");
}

function drawResults() {
  const has = (text) => fold(Array.from(text)).text.includes(panel.query);
  const nodes = [];
  room.nodes.forEach(({ name, aliases, label }, node) => {
    if (!room.labels[label].isFigure && (has(name) || aliases.some(has))) nodes.push(node);
  });
  const found = room.documents.flatMap((one, place) => occurrences(one, panel.query).map(([start, end]) => [place, start, end]));
  if (!nodes.length && !found.length) return [make("p", { class: "quiet" }, words.noResult)];
  return [
    list(words.names, nodes, (node) => [make("small", {}, titleOf(node), " "), nodeButton(node)]),
    list(words.mentions, found, passage),
  ];
}
