// What the page's blocks hold, unpacked in the worker that wants it: base64, then gzip.
export async function unpack(text: string): Promise<Uint8Array> {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let k = 0; k < bytes.length; ++k) bytes[k] = letters.charCodeAt(k);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** All of them by their names. */
export const unpackAll = async (texts: Record<string, string>): Promise<[string, Uint8Array][]> =>
  Promise.all(Object.entries(texts).map(async ([name, text]) => [name, await unpack(text)]));
