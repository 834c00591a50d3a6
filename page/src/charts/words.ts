/** Lines of at most `length` characters, broken between words; a word that is longer is broken too. At most `lines`, the last cut short. */
export function wrapped(text: string, length: number, lines = 3): string[] {
  const result: string[] = [];
  let line = "";
  const pieces = new RegExp(`.{1,${Math.max(1, length)}}`, "gu");
  for (const word of text.split(/\s+/).flatMap((each) => each.match(pieces) ?? [])) {
    if (line && line.length + 1 + word.length > length) {
      result.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  if (line) result.push(line);
  if (result.length <= lines) return result;
  return [...result.slice(0, lines - 1), cut(result.slice(lines - 1).join(" "), length)];
}

/** At most so many letters, the last an ellipsis. */
export const cut = (text: string, length: number) =>
  text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
