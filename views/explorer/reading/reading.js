// A document of the explorer with the names in it. It is set once and then only changed: a rerun of the page brings
// another choice, not another text, so that nothing scrolls away.

const DEEPEST = 3; // headings that the outline lists

class Reading {
  constructor(root) {
    this.root = root.querySelector(".reading");
    [this.outline, this.text, this.legend] = [".outline", ".text", ".legend"].map((part) => this.root.querySelector(part));
    this.text.addEventListener("click", ({ target }) => this.choose(target));
    this.text.addEventListener("keydown", (event) => this.key(event));
    this.text.addEventListener("scroll", () => this.follow());
  }

  // Take over what the page says, and how to answer it.
  update(data, tell) {
    const same = this.data?.name === data.name;
    [this.data, this.tell, this.off] = [data, tell, new Set(data.off)];
    if (!same) this.draw();
    this.colour();
    this.light();
    if (!same || this.at.join() !== data.at.join()) this.show(data.at)?.scrollIntoView({ block: "center" });
  }

  draw() {
    const { data } = this;
    this.sentences = data.sentences.map(([start, end]) => ({ start, end, elements: [] }));
    this.marks = data.marks.map(([start, end, nodes]) => ({ start, end, nodes, elements: [] }));
    this.setting = new Setting(Array.from(data.text), (span, isRest) => this.span(span, isRest));
    this.headings = [];
    this.text.replaceChildren(this.setting.blocks(data.blocks, [...this.sentences, ...this.marks], (block, spans) => {
      const element = make("div", { class: `block ${block.kind}` }, this.setting.block(block, spans));
      if (block.kind === "title" || (block.kind === "heading" && block.level <= DEEPEST)) this.headings.push({ block, element });
      return element;
    }));
    this.outline.replaceChildren(...this.headings.map((heading) => this.entry(heading)));
    this.outline.setAttribute("aria-label", data.words.outline);
    this.text.setAttribute("aria-label", data.words.text);
    this.legend.setAttribute("aria-label", data.words.legend);
    this.legend.replaceChildren(...data.labels.map((label) => this.toggle(label)));
    this.text.scrollTop = 0;
    this.follow();
  }

  entry(heading) {
    const click = () => heading.element.scrollIntoView({ block: "start" });
    heading.entry = make("button", { type: "button", "data-level": heading.block.level, click }, heading.element.textContent);
    return heading.entry;
  }

  toggle({ kind, title, colour, count }) {
    const dot = make("span", { class: "dot", style: `background:${colour}` });
    const click = () => {
      if (!this.off.delete(kind)) this.off.add(kind);
      this.colour();
      this.tell("off", [...this.off]);
    };
    return make("button", { type: "button", "data-kind": kind, click }, dot, title, " ", make("small", {}, count));
  }

  span(span, isRest) {
    const titles = span.nodes && [...new Set(span.nodes.map((node) => this.label(node).title))].join(" ");
    const element = span.nodes
      ? make("mark", isRest ? {} : { role: "button", tabindex: -1, "aria-description": titles, title: titles })
      : make("span", { class: "sentence" });
    element.span = span;
    span.elements.push(element);
    return element;
  }

  label(node) {
    return this.data.labels[this.data.nodes[node][1]];
  }

  // Each mark in the colour of its first label that is shown.
  colour() {
    for (const mark of this.marks) {
      const labels = mark.nodes.map((node) => this.label(node)).filter(({ kind }) => !this.off.has(kind));
      for (const element of mark.elements) {
        element.className = labels.some(({ figure }) => figure) ? "figure" : labels.length ? "entity" : "off";
        if (labels.length) element.style.setProperty("--colour", labels[0].colour);
      }
    }
    for (const button of this.legend.children) button.setAttribute("aria-pressed", !this.off.has(button.dataset.kind));
    this.rove(this.marks.find((mark) => mark.elements[0] && !mark.elements[0].classList.contains("off"))?.elements[0]);
  }

  // All mentions of what is chosen.
  light() {
    const chosen = new Set(this.data.selected);
    for (const { nodes, elements } of this.marks) {
      const lit = nodes.some((node) => chosen.has(this.data.nodes[node][0]));
      for (const element of elements) element.classList.toggle("lit", lit);
    }
  }

  // Mark a passage and the sentence it stands in, and return where that begins.
  show([start, end]) {
    this.at = [start, end];
    this.setting.highlight("evidence", end > start ? [[start, end]] : []);
    const around = this.sentences.filter((sentence) => sentence.start < end && sentence.end > start);
    for (const sentence of this.sentences)
      for (const element of sentence.elements) element.classList.toggle("here", around.includes(sentence));
    return around[0]?.elements[0];
  }

  // The innermost mark around an element that is not switched off.
  shown(element) {
    let mark = element.closest("mark");
    while (mark?.classList.contains("off")) mark = mark.parentElement.closest("mark");
    return mark;
  }

  // A click on a name chooses what it names, one beside all names the sentence alone.
  choose(target) {
    const mark = this.shown(target);
    const span = mark?.span ?? target.closest(".sentence")?.span;
    if (!span) return;
    if (mark) this.rove(mark);
    this.show([span.start, span.end]);
    const nodes = (span.nodes ?? []).filter((node) => !this.off.has(this.label(node).kind));
    this.tell("chosen", { at: this.at, ids: nodes.map((node) => this.data.nodes[node][0]) });
  }

  rove(mark) {
    if (this.roving) this.roving.tabIndex = -1;
    this.roving = mark;
    if (mark) mark.tabIndex = 0;
  }

  key(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === "Enter") this.choose(event.target);
    if (!by) return;
    const marks = this.marks.map((mark) => mark.elements[0]).filter((one) => one && !one.classList.contains("off"));
    const here = marks.indexOf(this.roving);
    const next = marks[event.target === this.text ? Math.max(here, 0) : here + by];
    if (!next) return;
    this.rove(next);
    next.focus();
    event.preventDefault();
  }

  // The outline tells where in the text one is.
  follow() {
    const top = this.text.getBoundingClientRect().top + 40;
    const passed = this.headings.findLastIndex(({ element }) => element.getBoundingClientRect().top <= top);
    this.headings.forEach(({ entry }, place) => entry.setAttribute("aria-current", place === passed));
    const box = this.headings[passed]?.entry;
    if (box && (box.offsetTop < this.outline.scrollTop || box.offsetTop + box.offsetHeight > this.outline.scrollTop + this.outline.clientHeight))
      this.outline.scrollTop = box.offsetTop - this.outline.clientHeight / 2;
  }
}

const readings = new WeakMap();

export default function ({ data: [data], parentElement, setStateValue }) {
  let reading = readings.get(parentElement);
  if (!reading) {
    reading = new Reading(parentElement);
    readings.set(parentElement, reading);
    reading.root.reading = reading;
  }
  reading.update(data, setStateValue);
  return () => readings.delete(parentElement);
}
