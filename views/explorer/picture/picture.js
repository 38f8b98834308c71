// The picture of the explorer. It is made once and then only changed: a rerun of the page brings new data, not a
// new picture, so zoom and places stay. Names are data: they are drawn on the canvas or set as text.

const JOINING = 350; // milliseconds in which neighbours move to their places

class Picture {
  constructor(root) {
    this.root = root.querySelector(".picture");
    this.canvas = this.root.querySelector(".canvas");
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.pinned = new Set();
    this.off = new Set();
    this.tools = new Tools(this);
  }

  // Take over what the page says, and how to answer it.
  update(data, tell) {
    const same = this.data?.scene === data.scene;
    this.tell = tell;
    this.data = data;
    this.off = new Set(data.off);
    this.root.style.setProperty("--tall", `${data.height}px`);
    this.theme();
    if (same) this.join();
    else this.reset();
    this.choose(data.selected);
    this.tools.show();
  }

  // Colours of the page, as they are now.
  theme() {
    const style = getComputedStyle(this.root);
    this.ink = style.color;
    this.paper = style.backgroundColor;
    this.accent = style.getPropertyValue("--accent").trim();
  }

  // A scene of its own: nothing of the former one stays.
  reset() {
    this.edges.clear();
    this.nodes.clear();
    this.pinned.clear();
    this.nodes.add(this.data.nodes.map((node) => this.dressed(node)));
    this.edges.add(this.data.edges.map((edge) => this.drawn(edge)));
    this.tools.show(); // buttons and legend leave the drawing its room, which must be known to fit it
    if (this.network) this.network.setSize();
    else this.begin();
    this.network.fit({ animation: false, maxZoomLevel: 1.25 });
  }

  begin() {
    this.network = new vis.Network(this.canvas, { nodes: this.nodes, edges: this.edges }, this.data.options);
    this.canvas.firstElementChild.tabIndex = -1; // the keys are those of the whole picture, which has words
    this.network.on("click", (event) => this.clicked(event));
    this.network.on("doubleClick", ({ nodes: [id] }) => id && this.open(id));
    this.network.on("afterDrawing", (pen) => this.badges(pen));
    // The engine takes a note on a node away when the mouse moves on its canvas, not when it leaves it.
    this.canvas.addEventListener("mouseleave", () => this.network.interactionHandler.popup?.hide());
  }

  // The same scene with more or less in it: what is new moves from its neighbour to its place.
  join() {
    const nodes = new Set(this.data.nodes.map((node) => node.id));
    const edges = new Set(this.data.edges.map((edge) => edge.id));
    this.edges.remove(this.edges.getIds().filter((id) => !edges.has(id)));
    this.nodes.remove(this.nodes.getIds().filter((id) => !nodes.has(id)));
    const known = new Set(this.nodes.getIds());
    const fresh = this.data.nodes.filter((node) => !known.has(node.id));
    const from = this.opening && this.network.getPositions([this.opening])[this.opening];
    this.nodes.update(this.data.nodes.filter((node) => known.has(node.id)).map((node) => this.staying(node)));
    this.nodes.add(fresh.map((node) => ({ ...this.dressed(node), ...from })));
    this.edges.update(this.data.edges.map((edge) => this.drawn(edge)));
    if (from && fresh.length) this.move(fresh, from);
    this.opening = null;
  }

  move(fresh, from) {
    const start = performance.now();
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const step = (now) => {
      const part = still ? 1 : Math.min(1, Math.max(0, now - start) / JOINING);
      const eased = 1 - (1 - part) ** 3;
      for (const { id, x, y } of fresh) {
        const node = this.network.body.nodes[id];
        if (node) Object.assign(node, { x: from.x + (x - from.x) * eased, y: from.y + (y - from.y) * eased });
      }
      this.network.redraw();
      if (part < 1) requestAnimationFrame(step);
      else this.show(fresh.map(({ id }) => id));
    };
    requestAnimationFrame(step);
  }

  // Zoom out where some of these are out of sight; never in.
  show(ids) {
    const { clientWidth: wide, clientHeight: tall } = this.canvas;
    const out = ids.some((id) => {
      const node = this.network.body.nodes[id];
      const at = node && this.network.canvasToDOM(node);
      return at && (at.x < 20 || at.y < 20 || at.x > wide - 20 || at.y > tall - 30);
    });
    if (out) this.network.fit({ animation: { duration: JOINING }, maxZoomLevel: this.network.getScale() });
  }

  dressed(node) {
    const pinned = this.pinned.has(node.id);
    const lit = { background: node.color, border: this.accent };
    return {
      ...node,
      hidden: this.off.has(node.kind),
      fixed: pinned,
      borderWidth: pinned ? 4 : node.seed ? 2.5 : 0.6,
      borderWidthSelected: 4,
      color: { background: node.color, border: this.ink, highlight: lit, hover: lit },
      font: { color: this.ink, strokeWidth: 3, strokeColor: this.paper },
    };
  }

  // The same for a node that is in the picture: its place is where it stands now.
  staying(node) {
    const { x, y, ...rest } = this.dressed(node);
    return rest;
  }

  drawn(edge) {
    return { ...edge, hidden: this.off.has(edge.kind), font: { color: this.ink, strokeColor: this.paper } };
  }

  // How many relations of a node lead out of the picture; at the names it began with, readable from however far.
  badges(pen) {
    const scale = this.network.getScale();
    pen.textAlign = "left";
    pen.textBaseline = "middle";
    for (const [id, count] of Object.entries(this.data.more)) {
      const node = this.network.body.nodes[id];
      const seed = this.nodes.get(id)?.seed;
      if (!node || node.options.hidden || (!seed && scale < 0.45)) continue;
      const unit = seed ? Math.max(1, 1 / scale) : 1;
      const [x, y] = [node.x + node.options.size * 0.75, node.y - node.options.size * 0.75];
      pen.font = `${10 * unit}px ${this.data.options.nodes.font.face}`;
      pen.beginPath();
      pen.roundRect(x, y - 7 * unit, pen.measureText(`+${count}`).width + 8 * unit, 14 * unit, 7 * unit);
      pen.fillStyle = this.paper;
      pen.fill();
      pen.strokeStyle = pen.fillStyle = this.ink;
      pen.lineWidth = 0.6 * unit;
      pen.stroke();
      pen.fillText(`+${count}`, x + 4 * unit, y + 0.5 * unit);
    }
  }

  clicked({ nodes, edges }) {
    this.choose(nodes[0] ?? edges[0] ?? "");
    this.tools.show();
    if (this.selected !== this.data.selected) this.tell("selected", this.selected);
  }

  choose(id) {
    this.selected = id;
    if (this.nodes.get(id)) this.network.selectNodes([id]);
    else if (this.edges.get(id)) this.network.selectEdges([id]);
    else this.network.unselectAll();
    const more = this.data.more[id] ? ` +${this.data.more[id]}` : "";
    this.root.querySelector(".said").textContent = ((this.nodes.get(id) ?? this.edges.get(id))?.title ?? "") + more;
  }

  open(id) {
    this.opening = id;
    this.tell("opened", id);
  }

  pin(id) {
    if (!this.pinned.delete(id)) this.pinned.add(id);
    this.nodes.update(this.staying(this.data.nodes.find((node) => node.id === id)));
  }

  toggle(kind) {
    if (!this.off.delete(kind)) this.off.add(kind);
    for (const items of [this.nodes, this.edges])
      items.update(items.get().map((item) => ({ id: item.id, hidden: this.off.has(item.kind) })));
    this.tell("off", [...this.off]);
  }

  // The node nearest to the chosen one in a direction.
  beside(dx, dy) {
    const here = this.network.body.nodes[this.selected] ?? { x: 0, y: 0 };
    let best = null;
    for (const id of this.nodes.getIds({ filter: (node) => !node.hidden && node.id !== this.selected })) {
      const node = this.network.body.nodes[id];
      const [x, y] = [node.x - here.x, node.y - here.y];
      const along = x * dx + y * dy;
      const cost = along + 2 * Math.abs(x * dy - y * dx);
      if (along > 0 && (!best || cost < best.cost)) best = { id, cost };
    }
    return best?.id;
  }

  go(id) {
    this.choose(id);
    this.network.focus(id, { animation: { duration: 200 }, scale: Math.max(this.network.getScale(), 0.7) });
    this.tools.show();
    this.tell("selected", id);
  }

  // What is seen, as a picture file; the canvas itself has no ground.
  save() {
    const seen = this.canvas.querySelector("canvas");
    const sheet = Object.assign(document.createElement("canvas"), { width: seen.width, height: seen.height });
    const pen = sheet.getContext("2d");
    pen.fillStyle = this.paper;
    pen.fillRect(0, 0, sheet.width, sheet.height);
    pen.drawImage(seen, 0, 0);
    const link = Object.assign(document.createElement("a"), { download: this.data.file, href: sheet.toDataURL() });
    link.click();
  }
}

const pictures = new WeakMap();
const ONCE = new Set(["opened", "hidden", "stepped"]); // what happens, rather than what is

export default function ({ data: [data], parentElement, setStateValue, setTriggerValue }) {
  let picture = pictures.get(parentElement);
  if (!picture) {
    picture = new Picture(parentElement);
    pictures.set(parentElement, picture);
    picture.root.picture = picture;
  }
  picture.update(data, (name, value) => (ONCE.has(name) ? setTriggerValue : setStateValue)(name, value));
  return () => {
    picture.network.destroy();
    pictures.delete(parentElement);
  };
}
