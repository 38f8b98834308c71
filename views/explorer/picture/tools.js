// What stands around the picture: buttons, the search, the legend, and the keys.

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const KEYS = { Enter: "open", Delete: "hide", p: "pin", u: "undo", f: "fit", "+": "nearer", "-": "farther" };
const NODES = ["open", "hide", "pin"]; // what is done to the chosen node
const EXPLORING = ["open", "hide", "undo", "start"]; // what changes what is in the picture

class Tools {
  constructor(picture) {
    this.picture = picture;
    this.bar = picture.root.querySelector(".tools");
    this.legend = picture.root.querySelector(".legend");
    picture.root.addEventListener("keydown", (event) => this.key(event));
  }

  show() {
    const { data, nodes, selected, pinned } = this.picture;
    if (this.language !== data.language) this.build(data.words);
    this.language = data.language;
    for (const name of EXPLORING) this.buttons[name].hidden = !data.explores;
    for (const name of NODES) this.buttons[name].disabled = !nodes.get(selected);
    this.buttons.undo.disabled = this.buttons.start.disabled = !data.steps;
    this.buttons.pin.setAttribute("aria-pressed", String(pinned.has(selected)));
    this.list();
  }

  build(words) {
    const { picture } = this;
    const zoom = (factor) => picture.network.moveTo({ scale: picture.network.getScale() * factor });
    this.acts = {
      fit: () => picture.network.fit({ animation: { duration: 250 }, maxZoomLevel: 1.25 }),
      nearer: () => zoom(1.3),
      farther: () => zoom(1 / 1.3),
      open: () => picture.open(picture.selected),
      hide: () => picture.tell("hidden", picture.selected),
      pin: () => (picture.pin(picture.selected), this.show()),
      undo: () => picture.tell("stepped", "undo"),
      start: () => picture.tell("stepped", "start"),
      save: () => picture.save(),
    };
    this.buttons = Object.fromEntries(Object.entries(this.acts).map(([name, onclick]) => {
      const properties = { type: "button", textContent: words[name], title: words[`${name}_help`], onclick };
      const button = Object.assign(document.createElement("button"), properties);
      button.dataset.act = name;
      return [name, button];
    }));
    this.bar.replaceChildren(...Object.values(this.buttons), this.search(words.find));
    this.bar.setAttribute("aria-label", words.tools);
    this.legend.setAttribute("aria-label", words.legend);
    picture.root.setAttribute("aria-label", words.picture);
  }

  // Enter chooses the first match, and each further one the next.
  search(words) {
    const input = Object.assign(document.createElement("input"), { type: "search", placeholder: words });
    let place = 0;
    input.setAttribute("aria-label", words);
    input.oninput = () => {
      place = 0;
      input.removeAttribute("aria-invalid");
    };
    input.onkeydown = (event) => {
      event.stopPropagation();
      if (event.key === "Escape") this.picture.root.focus();
      if (event.key !== "Enter") return;
      const wanted = input.value.trim().toLowerCase();
      const fits = (node) => !node.hidden && node.title.toLowerCase().includes(wanted);
      const found = wanted ? this.picture.nodes.get({ filter: fits }) : [];
      input.setAttribute("aria-invalid", String(!!wanted && !found.length));
      if (found.length) this.picture.go(found[place++ % found.length].id);
    };
    return (this.input = input);
  }

  // The labels and relations in the picture with their counts; a click hides or shows them.
  list() {
    const { data, nodes, edges } = this.picture;
    const counted = (items) => ({ kind }) => items.get({ filter: (item) => item.kind === kind }).length;
    this.legend.replaceChildren(
      ...data.labels.map((entry) => this.entry(entry, counted(nodes)(entry), "dot")),
      ...data.relations.map((entry) => this.entry(entry, counted(edges)(entry), "dash")),
    );
  }

  entry({ kind, title, colour }, count, mark) {
    const button = Object.assign(document.createElement("button"), { type: "button" });
    const swatch = Object.assign(document.createElement("span"), { className: mark });
    const number = Object.assign(document.createElement("small"), { textContent: ` ${count}` });
    swatch.style.background = colour ?? "";
    button.dataset.kind = kind;
    button.setAttribute("aria-pressed", String(!this.picture.off.has(kind)));
    button.append(swatch, title, number);
    button.onclick = () => {
      this.picture.toggle(kind);
      this.list();
      this.legend.querySelector(`[data-kind="${kind}"]`).focus();
    };
    return button;
  }

  key(event) {
    const { picture } = this;
    const pressed = event.target.closest("button") && ["Enter", " "].includes(event.key);
    if (pressed || event.ctrlKey || event.metaKey || event.altKey) return;
    const beside = ARROWS[event.key] && picture.beside(...ARROWS[event.key]);
    const button = this.buttons[KEYS[event.key]];
    if (event.key === "/") this.input.focus();
    else if (beside) picture.go(beside);
    else if (button && !button.disabled && !button.hidden) button.click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
