// A picture of what is set, for places that show a link to the page: 1200 by 630 points, as these ask for.
import { element, type Picture } from "./whole_figure";
import { cut, wrapped } from "./words";

export const linkWidth = 1200;
export const linkHeight = 630;

export interface Row {
  name: string;
  /** What the bar is as long as; any unit, the same in all rows. */
  value: number;
  text: string;
  /** As the page has it: "var(--side-0)". */
  color: string;
}
export interface LinkPicture {
  title: string;
  headline: string;
  /** What is set beside what the headline says; may be empty. */
  setting: string;
  /** Of the bars. */
  units: string;
  rows: Row[];
  source: string;
}

const margin = 60;
const most_rows = 8;

/** With colours of `of`, where the page's variables are known. */
export function linkPicture({ title, headline, setting, units, rows, source }: LinkPicture, of: Element): Picture {
  const styles = getComputedStyle(of);
  const color = (name: string) => styles.getPropertyValue(name.replace(/^var\((.*)\)$/, "$1")).trim() || name;
  const [ink, soft, paper] = [color("--ink"), color("--soft"), color("--paper")] as const;
  const whole = element("svg", {
    xmlns: "http://www.w3.org/2000/svg",
    width: linkWidth,
    height: linkHeight,
    viewBox: `0 0 ${linkWidth} ${linkHeight}`,
    "font-family": "system-ui, sans-serif",
  });
  const called = element("title", {});
  called.textContent = title;
  whole.append(called, element("rect", { width: "100%", height: "100%", fill: paper }));
  whole.append(element("rect", { width: linkWidth, height: 12, fill: ink }));
  const put = (text: string, at: Record<string, string | number>) => {
    const made = element("text", at);
    made.textContent = text;
    whole.append(made);
  };
  let y = 44;
  const write = (text: string, size: number, fill: string, weight: number, lines: number) => {
    for (const line of wrapped(
      text,
      Math.floor((linkWidth - 2 * margin) / ((weight > 600 ? 0.63 : 0.56) * size)),
      lines,
    )) {
      y += size;
      put(line, { x: margin, y, "font-size": size, "font-weight": weight, fill });
      y += 0.25 * size;
    }
  };
  write(title, 26, soft, 400, 1);
  y += 8;
  write(headline, 38, ink, 700, 3);
  y += 8;
  write(setting, 22, ink, 400, 2);
  const foot = linkHeight - 34;
  put(cut(source, 110), { x: margin, y: foot, "font-size": 18, fill: soft });
  y += 16;
  if (rows.length > 0) {
    put(units, { x: margin, y: y + 18, "font-size": 18, fill: soft });
    y += 30;
  }
  // What there is no room for is said, not left away.
  const shown = rows.length > most_rows ? rows.slice(0, most_rows - 1) : rows;
  const step = Math.min(54, (foot - 34 - y) / Math.max(1, Math.min(rows.length, most_rows)));
  const size = Math.min(24, 0.62 * step);
  const [from, to] = [margin + 330, linkWidth - margin - 190];
  const low = Math.min(0, ...shown.map((r) => r.value));
  const high = Math.max(0, ...shown.map((r) => r.value));
  const x = (value: number) => from + ((value - low) / (high - low || 1)) * (to - from);
  shown.forEach((row, k) => {
    const middle = y + (k + 0.5) * step;
    const bar = { y: middle - 0.34 * step, height: 0.68 * step, fill: color(row.color) };
    put(cut(row.name, 26), { x: margin, y: middle + 0.35 * size, "font-size": size, fill: ink });
    whole.append(element("rect", { x: Math.min(x(0), x(row.value)), width: Math.abs(x(row.value) - x(0)), ...bar }));
    const after = Math.max(x(row.value), x(0)) + 10;
    put(row.text, { x: after, y: middle + 0.35 * size, "font-size": size, "font-weight": 700, fill: ink });
  });
  if (rows.length > shown.length)
    put(`… ${rows.length - shown.length}`, {
      x: margin,
      y: y + (shown.length + 0.5) * step + 0.35 * size,
      "font-size": size,
      fill: soft,
    });
  else if (rows.length > 0)
    whole.append(element("rect", { x: x(0) - 1, y, width: 2, height: step * shown.length, fill: ink }));
  return { svg: new XMLSerializer().serializeToString(whole), width: linkWidth, height: linkHeight };
}
