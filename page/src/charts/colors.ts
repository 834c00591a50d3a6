/** The colour of a party, by its place; CSS variables, so that light and dark need no redrawing. */
export const sideColor = (k: number) => (k >= 0 && k < 7 ? `var(--side-${k})` : "var(--soft)");

const classes = ["--loss-3", "--loss-2", "--loss-1", "--even", "--gain-1", "--gain-2", "--gain-3"] as const;

/** Three steps each way, up to the largest value: bounds are round numbers. */
export function diverging(values: number[]): { bounds: [number, number, number]; of: (value: number) => string } {
  const sizes = values
    .map(Math.abs)
    .filter(Number.isFinite)
    .sort((a, b) => b - a);
  // The third largest keeps one very large value from turning all the others pale.
  const top = round(sizes[2] ?? sizes[0] ?? 0) || 1;
  const bounds: [number, number, number] = [top / 20, top / 4, top];
  return {
    bounds,
    of: (value) => {
      const size = Math.abs(value);
      const step = size < bounds[0] ? 0 : size < bounds[1] ? 1 : size < bounds[2] ? 2 : 3;
      return `var(${classes[3 + (value < 0 ? -step : step)]})`;
    },
  };
}

function round(value: number): number {
  if (!(value > 0)) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  const lead = value / power;
  return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power;
}

export const legendColors = classes.map((c) => `var(${c})`);
