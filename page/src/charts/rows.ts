// Charts of rows below each other: the words of a row stand above it and have the whole width, numbers run along the top.
import * as Plot from "@observablehq/plot";
import { fixed } from "../format";
import { wrapped } from "./words";

type Kind = "plain" | "strong" | "heading";
interface Line {
  y: number;
  text: string;
  kind: Kind;
}
const looks = {
  plain: { fontWeight: 400 },
  strong: { fontWeight: 700 },
  heading: { fill: "var(--soft)", fontSize: 11, fontWeight: 600 },
};

/** Words with the ground around them, so that they are read over grid and bars. */
export const onPaper = { fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 4 } as const;

export const percent = (value: number) => `${fixed(100 * value)} %`;

/** Words as they are set from the top downwards; `y` is how far down they and what is drawn have come. */
export class Rows {
  y = 0;
  private readonly lines: Line[] = [];

  /** `width`: of the chart; `em`: of a letter of its words. */
  constructor(
    private readonly width: number,
    private readonly em = 6.9,
  ) {}

  /** In at most `lines` of this height. */
  write(text: string, kind: Kind = "plain", { lines = 2, tall = 15 } = {}): void {
    const length = Math.max(18, Math.floor(this.width / this.em));
    // Bold letters are wider.
    for (const line of wrapped(text, kind === "strong" ? Math.floor(0.88 * length) : length, lines)) {
      this.lines.push({ y: this.y + 8, text: kind === "heading" ? line.toUpperCase() : line, kind });
      this.y += tall;
    }
  }

  /** The marks of the words: after those of what they may stand over. */
  words(): Plot.Markish[] {
    return (["heading", "strong", "plain"] as const).map((kind) =>
      Plot.text(
        this.lines.filter((line) => line.kind === kind),
        { frameAnchor: "left", y: "y", text: "text", textAnchor: "start", ...onPaper, ...looks[kind] },
      ),
    );
  }

  chart(
    x: Plot.ScaleOptions,
    marks: Plot.Markish[],
    margins: { left?: number; right?: number; bottom?: number } = {},
  ): Plot.PlotOptions {
    const { left = 8, right = 14, bottom = 4 } = margins;
    return {
      height: this.y + 22 + bottom,
      marginTop: 22,
      marginBottom: bottom,
      marginLeft: left,
      marginRight: right,
      style: { fontSize: "12px" },
      color: { type: "identity" },
      x: { axis: "top", label: null, tickSize: 0, grid: true, ...x },
      y: { axis: null, domain: [0, this.y], range: [22, this.y + 22] },
      marks,
    };
  }
}
