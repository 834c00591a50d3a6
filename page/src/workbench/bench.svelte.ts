// The workbench's state: a scenario's text, what is wrong with it, and the brief of it.
import { decodeBrief } from "../data/decode";
import { BriefState } from "../state/store.svelte";
import { Refusal, Stopped, type Desk } from "./desk";
import { scenarioFile, type Checked, type DeskRequest, type Drafted } from "./protocol";
import { NotATree, treeOf, type Tree } from "./yaml_tree";

/** Asks the engine of a brief to open: main.ts has the bytes. */
export type StartEngine = (page: BriefState) => Promise<void>;

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

export class Bench {
  text = $state("");
  /** The text that it was drafted from. */
  source = $state("");
  /** Texts of the lists of products beside it, by the names of their files. */
  lists: Record<string, string> = $state.raw({});
  faults: Checked["faults"] = $state.raw([]);
  /** Of the text as it is; null while it is looked at, and where it has faults. */
  checked: Checked | null = $state.raw(null);
  drafted: Drafted | null = $state.raw(null);
  /** What is asked of the engine. */
  doing: "" | "draft" | "check" | "brief" = $state("");
  problem = $state("");
  page: BriefState | null = $state.raw(null);
  /** The text that the page below is of. */
  private priced = $state("");
  private pricedWith: Record<string, string> = $state.raw({});
  /** What was last written to a file, or opened from one. */
  private kept = $state("");
  private wanted = 0;

  constructor(
    private readonly desk: Desk,
    private readonly startEngine: StartEngine,
  ) {}

  /** The page below is of another text than the one above. */
  outdated = $derived.by(() => this.page !== null && (this.priced !== this.text || this.pricedWith !== this.lists));
  unkept = $derived.by(() => this.text !== this.kept && this.text.trim() !== "");

  async open(text: string, kept = true): Promise<void> {
    this.text = text;
    this.drafted = null;
    this.source = "";
    if (kept) this.kept = text;
    await this.check();
  }

  /** A list of products beside the scenario, in place of one of that name; null takes it away. */
  async put(name: string, list: string | null): Promise<void> {
    const others = Object.entries(this.lists).filter(([each]) => each !== name);
    this.lists = Object.fromEntries(list === null ? others : [...others, [name, list]]);
    await this.check();
  }

  async blank(parties: number): Promise<void> {
    await this.work("draft", async () => {
      const { yaml } = await this.desk.ask<{ yaml: string }>({ do: "new", parties });
      await this.open(yaml, false);
    });
  }

  async draft(report: string, published: string, world: string): Promise<void> {
    await this.work("draft", async () => {
      const drafted = await this.desk.ask<Drafted>({ do: "draft", text: report, title: "", published, world });
      await this.open(drafted.yaml, false);
      this.source = report;
      this.drafted = drafted;
    });
  }

  /** The faults of the text as it is; an answer to an older text is let go. */
  async check(): Promise<void> {
    const mine = ++this.wanted;
    this.checked = null;
    if (this.text.trim() === "") {
      this.faults = [];
      return;
    }
    const root = this.tree();
    if (!root) return;
    await this.work("check", async () => {
      const checked = await this.desk.ask<Checked>(this.request("check", root));
      if (mine !== this.wanted) return;
      this.faults = checked.faults;
      this.checked = checked.faults.length === 0 ? checked : null;
    });
  }

  async price(): Promise<void> {
    const { text, lists } = this;
    const root = this.tree();
    if (!root) return;
    await this.work("brief", async () => {
      const { brief } = await this.desk.ask<{ brief: object }>(this.request("brief", root));
      const page = new BriefState(decodeBrief(JSON.stringify(brief)), "");
      this.page?.close();
      this.page = page;
      this.priced = text;
      this.pricedWith = lists;
      void this.startEngine(page);
    });
  }

  stop(): void {
    this.desk.stop();
  }
  wasKept(): void {
    this.kept = this.text;
  }

  private request(what: "check" | "brief", root: Tree): DeskRequest {
    const { text, lists, source } = this;
    return { do: what, file: scenarioFile, id: "workbench", text, root, lists, source };
  }

  private tree(): Tree | null {
    try {
      return treeOf(this.text);
    } catch (error) {
      this.faults = error instanceof NotATree ? [error.fault] : [];
      this.problem = error instanceof NotATree ? "" : messageOf(error);
      this.checked = null;
      return null;
    }
  }

  private async work(what: Bench["doing"], work: () => Promise<void>): Promise<void> {
    this.doing = what;
    this.problem = "";
    try {
      await work();
    } catch (error) {
      if (error instanceof Refusal && error.line > 0)
        this.faults = [{ line: error.line, column: 0, expected: "", found: error.message }];
      else if (!(error instanceof Stopped)) this.problem = messageOf(error);
    } finally {
      this.doing = "";
    }
  }
}
