// Charts that nobody sees yet are drawn when the page has come to rest, or as they come into view: what is looked at is not
// kept waiting for them.
type Draw = () => void;

/** By the box that it goes into: the newest drawing that is still to be made. */
const waiting = new Map<Element, Draw>();
const near = new WeakSet<Element>();
/** How long nothing new has been asked for, ms, before what is out of view is drawn. */
const rest = 150;

const watch = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) near.delete(target);
      else {
        near.add(target);
        take(target);
      }
    }
  },
  { rootMargin: "300px 0px" },
);

function take(box: Element): void {
  const draw = waiting.get(box);
  waiting.delete(box);
  box.removeAttribute("data-waiting");
  draw?.();
}

const whenIdle = (work: () => void) => {
  if (typeof requestIdleCallback === "function") requestIdleCallback(work, { timeout: 500 });
  else setTimeout(work);
};
let timer: ReturnType<typeof setTimeout> | undefined;
function drawNext(): void {
  const [box] = waiting.keys();
  if (!box) return;
  take(box);
  if (waiting.size > 0) whenIdle(drawNext);
}

/** Calls `draw` at once where the box is in view, and later else: then the last one given, alone. */
export function drawSoon(box: Element, draw: Draw): void {
  if (near.has(box)) return draw();
  waiting.set(box, draw);
  box.setAttribute("data-waiting", "");
  clearTimeout(timer);
  timer = setTimeout(() => whenIdle(drawNext), rest);
}

/** For a picture of them, or paper: what waits within an element is drawn. */
export function drawNow(within: Element): void {
  for (const box of [...waiting.keys()]) if (within.contains(box)) take(box);
}

/** From now on it is known whether the box is in view; ends with what is returned. */
export function watched(box: Element): () => void {
  watch.observe(box);
  return () => {
    watch.unobserve(box);
    waiting.delete(box);
  };
}

addEventListener("beforeprint", () => drawNow(document.body));
