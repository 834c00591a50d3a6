// Checks of the parts that tell what happened: in past disputes like this one, and in this one itself.
import { integer, list, maybe, number, record, shape, text, truth } from "./checking";

const counted = shape({ yes: integer, of: integer, share: maybe(number), low: maybe(number), high: maybe(number) });
const event = shape({ date: text, what: text });
const score = shape({ answered: integer, leaned_wrong: integer, brier: maybe(number) });

export const precedents = shape({
  summary: list(text),
  precedents: list(
    shape({
      slug: text,
      title: text,
      later: truth,
      alike_in: integer,
      known: integer,
      answers: record(maybe(truth)),
      events: list(event),
    }),
  ),
  rates: list(shape({ words: text, before: counted, with_later: counted })),
  left_out: list(text),
});

export const happened = shape({
  slug: text,
  cutoff: text,
  known_until: text,
  standing: text,
  summary: list(text),
  questions: list(
    shape({
      question: text,
      words: text,
      rate: maybe(number),
      chance: maybe(number),
      course_share: maybe(number),
      came: maybe(truth),
      date: maybe(text),
      fact: text,
      chance_leaned_wrong: truth,
      course_leaned_wrong: truth,
    }),
  ),
  scores: shape({ chance: score, rate: score, course_share: score }),
  statements: list(
    shape({
      party: text,
      words: text,
      issue: text,
      stood: text,
      levels: list(shape({ months: integer, level: maybe(text) })),
    }),
  ),
  events: list(event),
});
