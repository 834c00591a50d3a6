"""Pictures: with matplotlib (pip install parley[plots]), and in notebooks as HTML that needs nothing."""
import html


def _axes(count):
    import matplotlib.pyplot as plt
    return plt.subplots(figsize=(7, 0.35 * count + 1.2), constrained_layout=True)[1]


def bars(table, label, value, count, title):
    """Horizontal bars of the `count` largest values of a table; gives the axes."""
    rows = sorted(table.rows(), key=lambda row: -abs(row[value]))[:count]
    rows = sorted(rows, key=lambda row: row[value])
    axes = _axes(len(rows))
    axes.barh([row[label] for row in rows], [row[value] for row in rows],
              color=["#b2182b" if row[value] < 0 else "#2166ac" for row in rows])
    axes.axvline(0, color="black", linewidth=0.8)
    axes.set_xlabel(title)
    return axes


def grouped(rows, group, label, value, title):
    """Bars by group, one for each label; gives the axes."""
    groups, labels = list(dict.fromkeys(r[group] for r in rows)), list(dict.fromkeys(r[label] for r in rows))
    axes = _axes(len(groups) * len(labels))
    height = 0.8 / max(1, len(labels))
    for k, each in enumerate(labels):
        of = {row[group]: row[value] for row in rows if row[label] == each}
        axes.barh([g + k * height for g in range(len(groups))], [of.get(g, float("nan")) for g in groups], height, label=each)
    axes.set_yticks([g + height * (len(labels) - 1) / 2 for g in range(len(groups))], groups)
    axes.axvline(0, color="black", linewidth=0.8)
    axes.set_xlabel(title)
    axes.legend()
    return axes


def deals(data, across, up):
    """Every outcome of the document of `parley deals` by what it is worth to two parties, points of income; gives the axes."""
    names = {party["id"]: party["name"] for party in data["parties"]}
    axes = _axes(14)
    worth = [data["space"]["points"][party] for party in (across, up)]
    axes.scatter(*zip(*[pair for pair in zip(*worth) if None not in pair]), s=14, color="#bbbbbb", label="outcomes")
    marked = {"the zone of deals": ("#2166ac", "o", data["zone"]["outcomes"]),
              "nearest to it": ("#b2182b", "D", data["zone"].get("nearest", [])),
              "Nash": ("black", "*", data["points"]["nash"]["outcomes"])}
    for label, (colour, marker, outcomes) in marked.items():
        at = [[each["points"][party] for each in outcomes] for party in (across, up)]
        if outcomes:
            axes.scatter(*at, s=40, color=colour, marker=marker, label=label)
    if data["disagreement"]["outcome"]:
        none = data["disagreement"]["outcome"]["points"]
        axes.axvline(none[across], color="black", linewidth=0.8, linestyle=":")
        axes.axhline(none[up], color="black", linewidth=0.8, linestyle=":", label="no deal")
    axes.set_xlabel(f"{names[across]}, points")
    axes.set_ylabel(f"{names[up]}, points")
    axes.legend()
    return axes


def bars_html(title, rows):
    """Bars as a table of HTML: (name, percent, USD million or None)."""
    largest = max((abs(percent) for _, percent, _ in rows), default=0) or 1
    lines = []
    for name, percent, usd_m in rows:
        width = 50 * abs(percent) / largest
        side = f"margin-left:{50 - width if percent < 0 else 50:.1f}%"
        colour = "#b2182b" if percent < 0 else "#2166ac"
        money = "" if usd_m is None else f"{usd_m / 1000:+.1f} bn USD"
        lines.append(f"<tr><td>{html.escape(name)}</td><td style='width:16em'><div style='{side};width:{width:.1f}%;"
                     f"height:0.8em;background:{colour}'></div></td><td>{percent:+.3f} %</td><td>{money}</td></tr>")
    return f"<table><caption>{html.escape(title)}</caption>{''.join(lines)}</table>"
