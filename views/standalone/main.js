"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { words } = data;
  const panel = document.getElementById("panel");
  const find = document.getElementById("find");

  // Everything is set as text: nothing from a document can become markup.
  function put(parent, tag, text = "") {
    const element = parent.appendChild(document.createElement(tag));
    element.textContent = text;
    return element;
  }

  const network = new vis.Network(
    document.getElementById("picture"),
    { nodes: new vis.DataSet(data.nodes), edges: new vis.DataSet(data.edges) },
    data.options,
  );

  function showStated(id, heading) {
    const { reading, evidence } = data.stated[id];
    put(panel, heading, reading);
    put(panel, "div", `${evidence.length} ${words.passages}`).className = "count";
    for (const [file, start, end, before, quote, after] of evidence) {
      put(panel, "cite", `${file} [${start}–${end}]`);
      const sentence = put(panel, "blockquote");
      sentence.append(before);
      put(sentence, "mark", quote);
      sentence.append(after);
    }
  }

  function showNode(id) {
    const edges = data.edges.filter((edge) => edge.from === id || edge.to === id);
    put(panel, "h2", data.names[id]);
    put(panel, "div", `${edges.length} ${words.relations}`).className = "count";
    for (const edge of edges) showStated(edge.id, "h3");
  }

  function show({ nodes, edges }) {
    panel.replaceChildren();
    if (nodes.length) showNode(nodes[0]);
    else if (edges.length) showStated(edges[0], "h2");
    else put(panel, "p", words.start);
  }

  find.placeholder = words.find;
  find.setAttribute("aria-label", words.find);
  for (const name of new Set(Object.values(data.names))) put(document.getElementById("names"), "option").value = name;
  find.addEventListener("change", () => {
    const wanted = find.value.trim();
    if (!wanted) return;
    const ids = Object.keys(data.names);
    const id = ids.find((one) => data.names[one] === wanted) ?? ids.find((one) => data.names[one].includes(wanted));
    if (id === undefined) {
      panel.replaceChildren();
      put(panel, "p", words.none);
      return;
    }
    network.selectNodes([id]);
    network.focus(id, { scale: 1 });
    show({ nodes: [id], edges: [] });
  });

  for (const [, title, colour] of data.legend) {
    const entry = put(document.getElementById("legend"), "li");
    put(entry, "i").style.background = colour;
    entry.append(title);
  }
  network.on("click", show);
  show({ nodes: [], edges: [] });
})();
