import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { inScript, placeholders, shellOf } from "../../plugins/one_file";
// @ts-expect-error the tool is plain JavaScript
import { fill, inJson } from "../../tools/fill.mjs";

const html = `<html><meta content="<!--policy-->"><title><!--parley:title--></title><!--style--><!--parley:static--><!--parley:data--><!--script--></html>`;

test("the_policy_names_the_very_text_of_the_script_and_the_style", () => {
  const script = inScript('const a = "</script>" + "<!--";');
  const shell = shellOf(html, script, "p{color:red}");
  const inner = /<script>([\s\S]*?)<\/script>/.exec(shell)![1]!;
  const hash = createHash("sha256").update(inner).digest("base64");
  expect(shell).toContain(`script-src 'sha256-${hash}' 'wasm-unsafe-eval';`);
  expect(shell).toContain(`'sha256-${createHash("sha256").update("p{color:red}").digest("base64")}'`);
  expect(shell).not.toContain("unsafe-inline");
});

test("a_script_cannot_end_its_element_or_hold_a_placeholder", () => {
  const script = inScript(`x = "</SCRIPT><!--parley:data-->"`);
  expect(script).not.toMatch(/<\/script|<!--/i);
  expect(() => shellOf(html, `"${placeholders[0]}"`, "")).toThrow("exactly once");
});

test("dollars_in_a_script_stay_dollars", () => {
  expect(shellOf(html, "a.replace(/x/, '$&$1$$')", "")).toContain("'$&$1$$'");
});

test("data_cannot_leave_their_block", () => {
  const evil = {
    scenario: { title: '</title><script>alert(1)</script>"><img onerror=1>' },
    highlights: [{ text: "</script><b>" }],
  };
  const page: string = fill(shellOf(html, "1", ""), evil);
  expect(page.match(/<script/g)).toHaveLength(2);
  expect(page).not.toContain("<img");
  const block = /id="brief-data">([\s\S]*?)<\/script>/.exec(page)![1]!;
  expect(JSON.parse(block)).toEqual(evil);
  expect(JSON.parse(inJson(JSON.stringify("\u2028\u2029<>&")))).toBe("\u2028\u2029<>&");
});
