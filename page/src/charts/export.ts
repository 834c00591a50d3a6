// A chart or its table as a file.
export interface Column {
  label: string;
  numeric?: boolean;
}
export type Cell = string | number | null;
export interface Table {
  columns: Column[];
  /** Numbers as they are; `show` writes them for reading. */
  rows: Cell[][];
  show?: (value: number, column: number, row: number) => string;
  /** Codes and ids by row, which nobody reads on the page and which programs join by: columns of the file alone. */
  ids?: Record<string, string[]>;
}

/** To twelve digits: those behind them are of the machine's arithmetic, and no solve knows as many. */
const written = (value: number) => String(Number(value.toPrecision(12)));

/** A text that a spreadsheet would take for a formula is led by an apostrophe. */
const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

export function csvOf(table: Table): string {
  const cell = (value: Cell) => {
    if (value === null) return "";
    if (typeof value === "number") return Number.isFinite(value) ? written(value) : "";
    const text = harmless(value);
    return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  };
  return (
    [table.columns.map((c) => cell(c.label)), ...table.rows.map((row) => row.map(cell))]
      .map((r) => r.join(","))
      .join("\r\n") + "\r\n"
  );
}

/** With ids, the setting and the source as its last columns, so that a file found later says what it is of. */
export function withSetting(table: Table, setting: string, source: string): Table {
  const ids = Object.entries(table.ids ?? {});
  const after = [...ids.map(([label]) => label), ...(setting ? ["Setting"] : []), "Source"];
  return {
    ...table,
    columns: [...table.columns, ...after.map((label) => ({ label }))],
    rows: table.rows.map((row, k) => [
      ...row,
      ...ids.map(([, of]) => of[k] ?? null),
      ...(setting ? [setting] : []),
      source,
    ]),
  };
}

const kept = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "font-style",
  "text-anchor",
  "font-variant",
  "paint-order",
];

/** The chart as a file of its own: what the page's style gives it is written into it. */
export function svgOf(svg: SVGSVGElement, title: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const from = [svg, ...svg.querySelectorAll<SVGElement>("*")];
  const to = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  from.forEach((element, k) => {
    const computed = getComputedStyle(element);
    const target = to[k]!;
    for (const name of kept) {
      const value = computed.getPropertyValue(name);
      if (value) target.setAttribute(name, value);
    }
    target.removeAttribute("class");
    target.removeAttribute("style");
    target.removeAttribute("tabindex");
  });
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const box = svg.getBoundingClientRect();
  if (!copy.hasAttribute("width")) copy.setAttribute("width", String(Math.round(box.width)));
  if (!copy.hasAttribute("height")) copy.setAttribute("height", String(Math.round(box.height)));
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", getComputedStyle(document.body).backgroundColor);
  copy.insertBefore(ground, copy.firstChild);
  const words = document.createElementNS("http://www.w3.org/2000/svg", "title");
  words.textContent = title;
  copy.insertBefore(words, copy.firstChild);
  return new XMLSerializer().serializeToString(copy);
}

export function download(name: string, type: string, content: string | Blob): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
