// What the tests ask of a page, inside the browser. Each gives back a list of what is wrong, in words
// that lead to the place; an empty list is a yes.

const words = node => node.textContent.replace(/\s+/g, " ").trim().slice(0, 60);
const where = element => {
  const own = element.id ? `#${element.id}` : element.getAttribute("class") || "";
  return `<${element.localName} ${own}> ${words(element)}`;
};
const drawn = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
const offScreen = element => element.closest(".skip") || hiddenHead(element);
// The headings of a table that stands as cards are kept for those who hear it.
const hiddenHead = element => {
  const head = element.closest("thead");
  return head && getComputedStyle(head).position === "absolute";
};

function textNodes() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (node.data.trim() && drawn(parent) && !offScreen(parent)) found.push(node);
  }
  return found;
}

function lines(node) {
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()].filter(box => box.width > 1 && box.height > 1);
}

// ---- reflow

function sideways() {
  const most = document.documentElement.clientWidth, found = [];
  if (document.documentElement.scrollWidth > most) {
    for (const one of document.body.querySelectorAll("*")) {
      const scrolls = one.parentElement.closest(".scroll");
      if (drawn(one) && !scrolls && !offScreen(one) && one.getBoundingClientRect().right > most + 1)
        found.push(where(one));
    }
    if (!found.length) found.push(`the page is ${document.documentElement.scrollWidth} wide`);
  }
  return found;
}

function regionsWithoutKeys() {
  return [...document.body.querySelectorAll("*")].filter(one => {
    const scrolls = /auto|scroll/.test(getComputedStyle(one).overflowX);
    if (!scrolls || !drawn(one) || one.scrollWidth <= one.clientWidth) return false;
    return one.tabIndex < 0 || !one.getAttribute("aria-label") || one.getAttribute("role") !== "region";
  }).map(where);
}

function cutOff() {
  return [...document.body.querySelectorAll("*")].filter(one => {
    if (!drawn(one) || offScreen(one) || one.namespaceURI.endsWith("svg")) return false;
    const style = getComputedStyle(one);
    const across = /hidden|clip/.test(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
    const down = /hidden|clip/.test(style.overflowY) && one.scrollHeight > one.clientHeight + 1;
    return across || down || style.textOverflow === "ellipsis";
  }).map(where);
}

// Two lines of words share paper. A line's box is taller than its letters, so its middle is compared.
function overlaps() {
  const boxes = [];
  for (const node of textNodes())
    for (const box of lines(node)) {
      const thin = box.height * 0.28;
      boxes.push({ node, left: box.left + 1, right: box.right - 1, top: box.top + thin, bottom: box.bottom - thin });
    }
  boxes.sort((one, other) => one.top - other.top);
  const found = [];
  for (let i = 0; i < boxes.length; i++)
    for (let j = i + 1; j < boxes.length && boxes[j].top < boxes[i].bottom; j++) {
      const a = boxes[i], b = boxes[j];
      if (a.node !== b.node && a.left < b.right && b.left < a.right)
        found.push(`${words(a.node)} | ${words(b.node)}`);
    }
  return found;
}

// Words drawn in a picture that run over its edge, where a neighbour or the window would cut them.
function outOfPicture() {
  return [...document.querySelectorAll("svg text")].filter(one => {
    if (!drawn(one)) return false;
    const box = one.getBoundingClientRect(), edge = one.ownerSVGElement.getBoundingClientRect();
    return box.left < edge.left - 1 || box.right > edge.right + 1;
  }).map(where);
}

// ---- contrast

const parts = colour => colour.match(/[\d.]+/g).map(Number);
function over(top, under) {
  const alpha = top[3] ?? 1;
  return [0, 1, 2].map(i => top[i] * alpha + under[i] * (1 - alpha));
}
const grounds = new Map();
// What lies under an element's words: its own background over those of all it is in, on white paper.
function ground(element) {
  if (!element) return [255, 255, 255];
  if (!grounds.has(element)) {
    const style = getComputedStyle(element);
    if (style.backgroundImage !== "none") throw new Error("a picture lies under words");
    grounds.set(element, over(parts(style.backgroundColor), ground(element.parentElement)));
  }
  return grounds.get(element);
}
function light(colour) {
  const [r, g, b] = colour.slice(0, 3).map(v => v / 255)
    .map(v => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one, other) {
  const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}
const large = style => {
  const size = parseFloat(style.fontSize);
  return size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
};

// How many nodes were looked at, and those too faint; words in drawings are looked at by their pixels.
function faint() {
  const found = [];
  let many = 0;
  for (const node of textNodes()) {
    const parent = node.parentElement;
    if (parent.closest("svg")) continue;
    const style = getComputedStyle(parent), under = ground(parent);
    const ratio = contrast(over(parts(style.color), under), under);
    many += 1;
    if (ratio < (large(style) ? 3 : 4.5)) found.push(`${ratio.toFixed(2)} ${where(parent)}`);
  }
  return { many, found };
}

// Each drawing with words in it: its box, and the box and colour of every word, for the pixels under it.
function lettered() {
  return [...document.querySelectorAll("svg")].map((drawing, index) => ({
    index,
    texts: [...drawing.querySelectorAll("text")].map(text => {
      const box = text.getBoundingClientRect(), edge = drawing.getBoundingClientRect();
      return {
        said: words(text), colour: parts(getComputedStyle(text).fill).slice(0, 3),
        left: box.left - edge.left, top: box.top - edge.top, width: box.width, height: box.height,
        large: large(getComputedStyle(text)),
      };
    }),
  })).filter(one => one.texts.length && drawn(document.querySelectorAll("svg")[one.index]));
}

// ---- keyboard

const reachable = () => [...document.querySelectorAll("a[href], summary, [tabindex='0'], button, input")].filter(drawn);

// Leaves a record of what is reached, and of how that is shown, in the order it comes.
function watchFocus() {
  window.reached = [];
  const all = reachable();
  document.addEventListener("focusin", event => {
    const style = getComputedStyle(event.target), box = event.target.getBoundingClientRect();
    const thick = style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
    window.reached.push({
      at: all.indexOf(event.target), thick, who: where(event.target),
      stands: contrast(parts(style.outlineColor), ground(event.target.parentElement)),
      seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    });
  });
  return all.length;
}

// A control that stands alone, and not in a sentence, is 24 pixels each way or has that room about it.
function small() {
  const alone = reachable().filter(one => {
    if (one.localName !== "a") return one.localName === "summary";
    if (one.classList.contains("skip")) return false;
    return one.parentElement.textContent.trim() === one.textContent.trim();
  });
  const middles = reachable().map(one => [one, one.getBoundingClientRect()]);
  return alone.filter(one => {
    const box = one.getBoundingClientRect();
    if (box.width >= 24 && box.height >= 24) return false;
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    return middles.some(([other, its]) => {
      if (other === one) return false;
      const across = Math.max(its.left - x, 0, x - its.right), down = Math.max(its.top - y, 0, y - its.bottom);
      return Math.hypot(across, down) < 12;
    });
  }).map(where);
}

// ---- print

const plain = colour => (parts(colour)[3] ?? 1) === 0 || parts(colour).slice(0, 3).every(v => v === 255);
// A printer leaves backgrounds out, so nothing may be said by one.
const painted = () => [...document.body.querySelectorAll("*")].filter(one => {
  const style = getComputedStyle(one);
  return drawn(one) && !(plain(style.backgroundColor) && style.backgroundImage === "none");
}).map(where);
// Whether what is folded is shown: the classes of each fold, and yes or no.
const folds = () => [...document.querySelectorAll("details")].map(one => ({
  name: one.className, shown: drawn(one.lastElementChild), of: words(one.firstElementChild),
}));
const wider = () => [...document.body.querySelectorAll("*")].filter(one =>
  /auto|scroll/.test(getComputedStyle(one).overflowX) && drawn(one) && one.scrollWidth > one.clientWidth + 1).map(where);

// ---- links

// Of the fragments others link to, those which lead nowhere, or to what stays out of sight.
function deadEnds(fragments) {
  const found = [];
  for (const one of fragments) {
    location.hash = "";
    document.querySelectorAll("details").forEach(each => (each.open = false));
    location.hash = one;
    const target = document.getElementById(decodeURIComponent(one));
    if (!target) found.push(`#${one} is nowhere`);
    else if (!drawn(target)) found.push(`#${one} cannot be seen`);
  }
  return found;
}
