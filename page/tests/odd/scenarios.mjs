// Disputes that no newspaper has: tiny ones, many parties, names that are long or run from right to left, words that are markup,
// conflicts without an economy. Every one is a file that the program reads.

export const hostile = `</script><script>window.hit=1</script><img src=x onerror="window.hit=1">{{7*7}}\${alert(1)}<svg onload=window.hit=1>`;

const quoted = (text) => JSON.stringify(text);
const assumed = (value, low, high) =>
  `{value: ${quoted(value)}, range: [${quoted(low)}, ${quoted(high)}], assumption: so}`;

/** The first threatens, the others may answer, all together may sign. Sizes are in billion USD. */
function dispute({ title, parties, size = 2, points = 10, label = (text) => text }) {
  const [first, ...others] = parties;
  const duty = (of, by, on) =>
    `measures: [{duty: ${assumed(`+${of} points`, `${of / 2} points`, `${of * 2} points`)}, by: ${by}, on: ${on}, sectors: goods, covers: ${assumed(`${size} bn USD`, `${size / 2} bn USD`, `${size * 2} bn USD`)}}]`;
  return `parley: 2
title: ${quoted(title)}
day: 2018-05-01
world: world-2017
sources: {record: {title: ${quoted(label("A record made up for the tests"))}, data: true}}
parties:
${parties
  .map(
    ({ id, name, code }) =>
      `  ${id}: {name: ${quoted(name)}, economies: [${code}], patience: ${assumed("10 % a year", "5 % a year", "20 % a year")}, committed: ${assumed("20 %", "10 %", "40 %")}, evidence: {source: record}}`,
  )
  .join("\n")}
issues:
  tariffs:
    label: ${quoted(label("New duties"))}
    owner: ${first.id}
    levels:
      none: {label: ${quoted(label("No new duties"))}}
      threat:
        label: ${quoted(label(`${points} points on part of the goods`))}
        announced: {by: ${first.id}, on: 2018-04-05, due: 2018-06-01, evidence: {source: record}}
        ${duty(points, first.code, others[0].code)}
${others
  .map(
    ({ id, code }, k) => `  answer-${id}:
    label: ${quoted(label(`Answer ${k + 1}`))}
    owner: ${id}
    levels:
      none: {label: ${quoted(label("No answer"))}}
      in-kind:
        label: ${quoted(label(`The same in answer ${k + 1}`))}
        announced: {by: ${id}, on: 2018-04-06, due: none, if: tariffs.threat, assumption: ${quoted(label("as it said"))}}
        ${duty(points, code, first.code)}`,
  )
  .join("\n")}
  accord:
    label: ${quoted(label("A pact"))}
    owner: joint
    levels:
      none: {label: ${quoted(label("No pact"))}}
      signed: {label: ${quoted(label("Rules for all of them"))}}
stances:
  - {party: ${first.id}, level: accord.signed, says: demand, evidence: {source: record}}
  - {party: ${first.id}, level: tariffs.threat, says: threat, evidence: {source: record}}
  - {party: ${others[0].id}, level: accord.signed, says: refusal, note: ${quoted(label("not under threat"))}, evidence: {source: record}}
${others.map(({ id }) => `  - {party: ${id}, level: tariffs.withdrawn, says: condition, before: deal, assumption: so}`).join("\n")}
outcomes:
  today: {label: ${quoted(label("Today"))}}
  carried-out: {label: ${quoted(label("Carried out"))}, levels: {tariffs: threat}}
  answered: {label: ${quoted(label("Carried out and answered"))}, levels: {tariffs: threat, ${others.map(({ id }) => `answer-${id}: in-kind`).join(", ")}}}
talks: {rounds: [2018-05-03, +1 month], deadline: none, breakdown: ${assumed("20 %", "5 %", "50 %")}}
draws: {seed: 1, count: 200}
`;
}

const long =
  "The Association of Independent States and Autonomous Territories for Mutual Prosperity in Transcontinental Commerce";
const unbroken = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

const conflict = (title, names, levels) => `parley-conflict: 1
title: ${quoted(title)}
citation: ${quoted("Made up for the tests")}
parties:
${names.map((name, k) => `  side-${k}: {name: ${quoted(name)}}`).join("\n")}
issues:
${names.map((name, k) => `  does-${k}: {label: ${quoted(`${levels.issue} ${k + 1}`)}, owner: side-${k}, levels: [${levels.of.map(quoted).join(", ")}]}`).join("\n")}
today: ${quoted(names.map(() => levels.of[0]).join(" "))}
preferences:
${names
  .map((_, k) => {
    const states = Array.from({ length: 2 ** names.length }, (_, s) =>
      names.map((_, i) => levels.of[(s >> i) & 1]).join(" "),
    );
    return `  side-${k}:\n    payoffs:\n${states.map((state, s) => `      - {outcome: ${quoted(state)}, points: ${1 + ((s * (k + 3)) % states.length)}}`).join("\n")}`;
  })
  .join("\n")}
`;

export const scenarios = {
  tiny: dispute({
    title: "A quarrel over very little",
    size: 0.02,
    points: 1,
    parties: [
      { id: "usa", name: "United States", code: "USA" },
      { id: "china", name: "China", code: "CHN" },
    ],
  }),
  "right-to-left": dispute({
    title: "נزاع تجاري: מחלוקת סחר",
    parties: [
      { id: "a", name: "الولايات المتحدة الأمريكية", code: "USA" },
      { id: "b", name: "הרפובליקה העממית של סין", code: "CHN" },
      { id: "c", name: "الاتحاد الأوروبي (٢٧)", code: "EU27" },
    ],
  }),
  long: dispute({
    title: `${long} against ${unbroken}`,
    parties: [
      { id: "a", name: long, code: "USA" },
      { id: "b", name: unbroken, code: "CHN" },
      { id: "c", name: "Côte d’Ivoire, Saint Vincent and the Grenadines, Bosnia and Herzegovina", code: "EU27" },
    ],
    label: (text) => `${text}, as it was laid down in the framework of understanding of the joint commission`,
  }),
  seven: dispute({
    title: "One against six",
    parties: ["USA", "CHN", "EU27", "JPN", "KOR", "CAN", "MEX"].map((code) => ({
      id: code.toLowerCase(),
      name: {
        USA: "United States",
        CHN: "China",
        EU27: "European Union",
        JPN: "Japan",
        KOR: "South Korea",
        CAN: "Canada",
        MEX: "Mexico",
      }[code],
      code,
    })),
  }),
  hostile: dispute({
    title: `A title ${hostile}`,
    parties: [
      { id: "usa", name: `A ${hostile}`, code: "USA" },
      { id: "china", name: `B ${hostile}`, code: "CHN" },
    ],
    label: (text) => `${text} ${hostile}`,
  }),
};

export const conflicts = {
  conflict: conflict("Two who do not trade", ["The ministry", "The works"], {
    issue: "Course",
    of: ["keeps", "yields"],
  }),
  "conflict-right-to-left": conflict("خلاف / מחלוקת", ["الوزارة العامة للشؤون الخارجية", "הממשלה המקומית", long], {
    issue: "موقف",
    of: ["ثابت", "متغير"],
  }),
};
