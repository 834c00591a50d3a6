/** Lines of at most `length` characters, broken between words; a longer word stands alone. At most `lines`, the last cut short. */
export function wrapped(text: string, length: number, lines = 3): string[] {
  const result: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line && line.length + 1 + word.length > length) {
      result.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  if (line) result.push(line);
  if (result.length <= lines) return result.map((l) => cut(l, length + 6));
  return [...result.slice(0, lines - 1), cut(result.slice(lines - 1).join(" "), length)].map((l) => cut(l, length + 6));
}

const cut = (text: string, length: number) =>
  text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
