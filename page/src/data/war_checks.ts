// Checks of wars of duties, and of talks over them.
import { list, maybe, number, shape, text } from "./checking";

export const wars = list(
  shape({
    play: text,
    closure: text,
    sides: list(shape({ id: text, name: text, after_pct: number, mean_today_pct: number, mean_pct: number })),
    others: list(shape({ code: text, name: text, after_pct: number })),
    duties: list(
      shape({
        buyer: text,
        seller: maybe(text),
        seller_name: maybe(text),
        sector: maybe(text),
        sector_name: maybe(text),
        today_pct: number,
        rate_pct: number,
        trade_usd_m: number,
      }),
    ),
  }),
);
