// What an eye would find wrong with a page: text that is cut or leaves the window, figures and boxes with nothing in them, axes
// without numbers or with the same one twice, words that only a program has.

/** Sentences, one for each fault; none where all is well. */
export const lookedOver = (page) =>
  page.evaluate(() => {
    const faults = [];
    const seen = (e) => e.checkVisibility() && e.getBoundingClientRect().width > 0;
    const called = (e) => `${e.closest("section")?.id ?? ""} ${e.outerHTML.slice(0, 110)}`;
    if (document.documentElement.scrollWidth > innerWidth + 1)
      faults.push(`the page is ${document.documentElement.scrollWidth} wide`);
    const scrolls = (e) => {
      for (let at = e; at && at !== document.body; at = at.parentElement)
        if (["auto", "scroll"].includes(getComputedStyle(at).overflowX)) return true;
      return false;
    };
    for (const e of document.querySelectorAll(
      ".page :is(p, li, dd, dt, td, th, h1, h2, h3, h4, summary, button, label, legend, caption), .bar",
    )) {
      if (!seen(e) || e.closest(".unseen, thead, .legend")) continue;
      const box = e.getBoundingClientRect();
      if ((box.right > innerWidth + 1 || box.left < -1) && !scrolls(e)) faults.push(`leaves the window: ${called(e)}`);
      const hides = ["hidden", "clip"].includes(getComputedStyle(e).overflowX);
      if (hides && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).textOverflow !== "ellipsis")
        faults.push(`is cut: ${called(e)}`);
    }
    for (const svg of document.querySelectorAll(".page figure svg, .page .plot svg")) {
      if (!seen(svg) || svg.closest(".legend, button, [aria-hidden='true']")) continue;
      const frame = svg.getBoundingClientRect();
      if (frame.height > 40 && !svg.querySelector("path, rect, circle, line, text"))
        faults.push(`an empty chart: ${called(svg)}`);
      for (const text of svg.querySelectorAll("text")) {
        const said = text.textContent.trim();
        if (/NaN|undefined|null|Infinity/.test(said)) faults.push(`“${said}” in ${called(svg)}`);
        const box = text.getBoundingClientRect();
        if (said && box.width > 0 && !scrolls(svg) && (box.right > frame.right + 3 || box.left < frame.left - 3))
          faults.push(
            `“${said.slice(0, 60)}” leaves its chart by ${Math.round(Math.max(box.right - frame.right, frame.left - box.left))}: ${called(svg).slice(0, 30)}`,
          );
      }
      for (const box of svg.querySelectorAll("g[role=button]")) {
        const right = box.querySelector("rect")?.getBoundingClientRect().right ?? Infinity;
        for (const text of box.querySelectorAll("text"))
          if (text.getBoundingClientRect().right > right + 3)
            faults.push(`“${text.textContent.trim().slice(0, 60)}” leaves its box: ${called(svg).slice(0, 30)}`);
      }
      for (const axis of svg.querySelectorAll(".ticks")) {
        const numbers = [...axis.querySelectorAll("text")].map((t) => t.textContent.trim()).filter(Boolean);
        if (numbers.length > 0 && new Set(numbers).size < numbers.length)
          faults.push(`an axis says ${numbers.join(" ")}: ${called(svg).slice(0, 30)}`);
      }
    }
    for (const box of document.querySelectorAll(
      ".page :is(section, figure, .card, .side, ol, ul, dl, table, h2, h3, p)",
    ))
      if (seen(box) && box.textContent.trim() === "" && !box.querySelector("svg, input, button"))
        faults.push(`an empty box: ${called(box)}`);
    const words =
      document.querySelector(".page").innerText.match(/\b(NaN|undefined|\[object|Infinity)\b.{0,40}/g) ?? [];
    faults.push(...words.map((w) => `the page says “${w}”`));
    return [...new Set(faults)].slice(0, 12);
  });
