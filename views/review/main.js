// Joins the parts: selection (kept in the address, so that Back works), pointer, keyboard, and the start.

/** Selects nodes or edges; `at` is where in the text they were met. */
function select({ nodes, edges, at }) {
  const hash = nodes ? `#nodes=${nodes.join(".")}` : `#edges=${edges.join(".")}`;
  panel.at = at;
  if (location.hash !== hash) history.pushState(null, "", hash);
  showSelection();
}

/** Shows what the address selects. */
function showSelection() {
  const [, kind, places] = /^#(nodes|edges)=([\d.]+)$/.exec(location.hash) ?? [];
  const known = (places ?? "").split(".").map(Number).filter((place) => room[kind]?.[place]);
  panel.selection = known.length ? { [kind]: known } : null;
  const at = panel.at;
  panel.at = undefined;
  if (kind === "edges" && known.length) {
    const stated = known.flatMap((edge) => room.edges[edge].evidence);
    const place = at ? reader.place : (stated.find(([one]) => one === reader.place) ?? stated[0])[0];
    go(place, at ?? stated.filter(([one]) => one === place).map(([, start, end]) => [start, end]));
  } else if (known.length) {
    go(reader.place, at ?? []);
  }
  light();
  openTab(known.length ? "selected" : "overview");
}

/** Lights up all mentions of the selected nodes in the document. */
function light() {
  const lit = new Set(panel.selection?.nodes);
  for (const mark of reader.marks) {
    const isLit = mark.nodes.some((node) => lit.has(node));
    for (const element of mark.elements) element.classList.toggle("lit", isLit);
  }
}

function clear() {
  if (location.hash) history.pushState(null, "", "#");
  byId("search").value = "";
  if (panel.query) search("");
  if (reader.document) go(reader.place, []);
  showSelection();
}

function choose(target) {
  const mark = shownMark(target);
  if (mark) {
    rove(mark);
    select({ nodes: mark.mark.nodes, at: [[mark.mark.start, mark.mark.end]] });
  }
  const note = target.closest(".note")?.note;
  if (!note) return;
  if (note.edges) select({ edges: note.edges, at: note.ranges });
  else select({ nodes: [note.node], at: note.ranges });
}

/** Returns the innermost mark that is shown around an element. */
function shownMark(element) {
  let mark = element.closest("mark");
  while (mark?.classList.contains("off")) mark = mark.parentElement.closest("mark");
  return mark;
}

/** Says beside a mark what it is: its label and the name it stands for, and those of the marks around it. */
function showTip(target) {
  const tip = byId("tip");
  const first = target.closest && (shownMark(target) ?? target.closest(".note .name"));
  tip.hidden = !first;
  if (!first) return;
  const lines = [];
  for (let mark = first; mark; mark = mark.parentElement.closest("mark")) {
    if (!mark.mark) lines.push(make("div", {}, mark.dataset.label));
    else if (mark.mark.isShown) lines.push(...mark.mark.nodes.map((node) => make("div", {}, `${titleOf(node)} `, nameOf(node))));
  }
  tip.replaceChildren(...lines);
  const box = first.getClientRects()[0];
  tip.style.left = `${Math.max(8, Math.min(box.left, innerWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${box.top > tip.offsetHeight + 12 ? box.top - tip.offsetHeight - 6 : box.bottom + 6}px`;
}

/** Joins by sight the sentence and the notes that belong together. */
function pair(target) {
  const sentence = target.closest?.(".notes > li")?.sentence;
  for (const one of reader.sentences) one.element?.classList.toggle("near", one === sentence);
}

function press(button, change) {
  button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", button.getAttribute("aria-pressed") !== "true");
    change(button.getAttribute("aria-pressed") === "true");
  });
}

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.matches?.("input");
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") clear();
  else if (isTyping) return;
  else if (event.key === "/") byId("search").focus();
  else if (event.target.role === "tab" && event.key.startsWith("Arrow")) {
    const other = event.key === "ArrowLeft" ? event.target.previousElementSibling : event.target.nextElementSibling;
    if (other) openTab(other.id.slice(4)), byId(other.id).focus();
  } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") step(event.key === "ArrowRight" ? 1 : -1);
  else if ((event.key === "Enter" || event.key === " ") && event.target.matches("mark")) choose(event.target);
  else return;
  event.preventDefault();
});
byId("text").addEventListener("click", (event) => choose(event.target));
byId("text").addEventListener("pointerover", (event) => (showTip(event.target), pair(event.target)));
byId("text").addEventListener("pointerleave", (event) => (showTip(byId("text")), pair(byId("text"))));
document.addEventListener("focusin", (event) => showTip(event.target));
document.addEventListener("scroll", () => (byId("tip").hidden = true));
byId("search").addEventListener("input", (event) => search(event.target.value));
addEventListener("popstate", showSelection);
for (const name of ["matching", "tags", "theme"]) byId(name).textContent = words[name];
byId("search").placeholder = words.search;
byId("search").setAttribute("aria-label", words.search);
press(byId("matching"), applyFilters);
press(byId("tags"), (isOn) => document.body.classList.toggle("tagged", isOn));
byId("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const isDark = root.style.colorScheme ? root.style.colorScheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.style.colorScheme = isDark ? "light" : "dark";
});
if (room.documents.length) openDocument(0);
else byId("text").append(make("p", { class: "quiet" }, words.noDocument));
showSelection();
