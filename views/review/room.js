// The data of the page, joined up, and what all parts of the script use. Text from documents is set as text only.

const room = JSON.parse(document.getElementById("room").textContent);
const words = room.words;
const byId = (id) => document.getElementById(id);

for (const node of room.nodes) Object.assign(node, { edges: [], mentions: [], types: new Set() });
room.edges.forEach((edge, place) => {
  for (const end of new Set([edge.source, edge.target])) {
    room.nodes[end].edges.push(place);
    room.nodes[end].types.add(edge.type);
  }
});
room.documents.forEach((one, place) => {
  one.characters = Array.from(one.text);
  for (const [start, end, nodes] of one.marks) {
    for (const node of nodes) room.nodes[node].mentions.push([place, start, end]);
  }
});

/** Returns the characters of a document from start to end, in one line. */
function quote(one, start, end) {
  return one.characters.slice(start, end).join("").replace(/\s*\n\s*/g, "");
}

/** Returns a text that is too long for its place with its end cut off. */
function short(text, length = 60) {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

/** Returns the element for a node's name: coloured and described by its label, kept apart from what stands around. */
function nameOf(node, tag = "bdi", attributes = {}) {
  const { label, name } = room.nodes[node];
  const element = make(tag, { class: "name", "data-label": room.labels[label].title, ...attributes }, short(name));
  element.style.setProperty("--colour", room.labels[label].colour);
  return element;
}

/** Returns the reading of edges that share a type: the sentence of the ontology with all sources and targets in it. */
function reading(edges, name = nameOf) {
  const ends = { "{source}": "source", "{target}": "target" };
  return room.types[room.edges[edges[0]].type].reads.split(/(\{(?:source|target)\})/).flatMap((part) => {
    if (!ends[part]) return [part];
    const nodes = [...new Set(edges.map((edge) => room.edges[edge][ends[part]]))];
    return nodes.flatMap((node, place) => (place ? [words.comma, name(node)] : [name(node)]));
  });
}

/** Returns title and value of each fact as small pieces. */
function pieces(facts) {
  return facts.map(([title, value]) => make("small", { class: "fact" }, ` ${title} `, make("bdi", {}, short(value))));
}

/** Tells whether a node stands in no relation. */
const isUnused = (node) => room.nodes[node].edges.length === 0;
