// A figure as one picture that can stand alone: title, units, the chart, its legend, its source and the setting it is of.
import { svgOf } from "./export";
import { wrapped } from "./words";

export interface Told {
  title: string;
  units: string;
  /** Source, setting: a line each, under the chart. */
  notes: string[];
}

const name = "http://www.w3.org/2000/svg";
const margin = 16;

export function element(tag: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(name, tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** What the legend beside a chart shows: its swatch as it is drawn, and its words. */
function legendOf(figure: Element): { swatch: SVGSVGElement | null; text: string }[] {
  return [...figure.querySelectorAll(".legend li")].map((item) => ({
    swatch: item.querySelector("svg"),
    text: (item.textContent ?? "").trim(),
  }));
}

export interface Picture {
  svg: string;
  width: number;
  height: number;
}

/** The chart of `figure` with what the page tells around it, in the colours that are shown. */
export function pictureOf(figure: Element, chart: SVGSVGElement, told: Told): Picture {
  const box = chart.getBoundingClientRect();
  const page = getComputedStyle(document.body);
  const ink = page.color;
  const soft = getComputedStyle(figure.querySelector(".units") ?? figure).color;
  const width = Math.max(360, Math.round(box.width)) + 2 * margin;
  const whole = element("svg", { xmlns: name, width, "font-family": "system-ui, sans-serif" });
  const ground = element("rect", { width: "100%", height: "100%", fill: page.backgroundColor });
  const title = element("title", {});
  title.textContent = told.title;
  whole.append(title, ground);
  let y = margin;
  const write = (text: string, size: number, fill: string, weight: number, lines = 4) => {
    for (const line of wrapped(text, Math.floor((width - 2 * margin) / ((weight > 600 ? 0.63 : 0.54) * size)), lines)) {
      y += size;
      const put = element("text", { x: margin, y, "font-size": size, "font-weight": weight, fill });
      put.textContent = line;
      whole.append(put);
      y += 0.3 * size;
    }
  };
  write(told.title, 18, ink, 700);
  write(told.units, 13, soft, 400);
  y += 6;
  const drawn = new DOMParser().parseFromString(svgOf(chart, told.title), "image/svg+xml").documentElement;
  drawn.setAttribute("x", String(margin));
  drawn.setAttribute("y", String(y));
  whole.append(document.importNode(drawn, true));
  y += Math.round(box.height) + 6;
  let x = margin;
  for (const { swatch, text } of legendOf(figure)) {
    const room = 24 + 6.6 * text.length;
    if (x > margin && x + room > width - margin) {
      x = margin;
      y += 18;
    }
    if (swatch) {
      const mark = new DOMParser().parseFromString(svgOf(swatch, text), "image/svg+xml").documentElement;
      mark.setAttribute("x", String(x));
      mark.setAttribute("y", String(y));
      whole.append(document.importNode(mark, true));
    }
    const words = element("text", { x: x + 20, y: y + 11, "font-size": 12, fill: soft });
    words.textContent = text;
    whole.append(words);
    x += room;
  }
  if (x > margin) y += 24;
  for (const note of told.notes) write(note, 11, soft, 400, 3);
  const height = Math.ceil(y + margin);
  whole.setAttribute("height", String(height));
  whole.setAttribute("viewBox", `0 0 ${width} ${height}`);
  return { svg: new XMLSerializer().serializeToString(whole), width, height };
}

/** The figure as a piece of HTML that goes into any page: no frame, script, style sheet or request; title, units, source and
 *  setting are written in the picture. */
export function snippetOf({ svg, width }: Picture): string {
  const fitting = svg.replace(/^<svg /, '<svg role="img" style="display:block;width:100%;height:auto" ');
  return `<figure style="margin:0;max-width:${width}px">${fitting}</figure>`;
}

/** The same in points of the screen, twice as fine unless it has a size to keep. */
export async function pngOf({ svg, width, height }: Picture, finer = 2): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = finer * width;
  canvas.height = finer * height;
  const brush = canvas.getContext("2d");
  if (!brush) throw new Error("no canvas");
  brush.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"),
  );
}
