export function schemaProblem(name: string, value: unknown): string | null;
