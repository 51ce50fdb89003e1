import { parseSync } from 'vite';

/** A module that a source file names, by its specifier as written. */
export interface SourceImport {
  readonly specifier: string;
  /** True when nothing of it is left at run time. */
  readonly isType: boolean;
}

/** Stands for the specifier of an import whose module is known only at run time. */
export const computedSpecifier = '(computed)';

/** What the rules of the house are about, read from a file's syntax tree: comments and texts cannot fool it. */
export interface SourceFacts {
  readonly imports: readonly SourceImport[];
  /** Globals and their members that are used as values, such as `Math.log`, `Date.now`, `new Date`, `performance`; `**` too. */
  readonly uses: ReadonlySet<string>;
  /** True when every statement passes on what another module exports. */
  readonly isReExportsOnly: boolean;
}

interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** @throws Error when the text is not TypeScript */
export function sourceFacts(path: string, text: string): SourceFacts {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]!.message}`);
  const imports: SourceImport[] = [];
  const uses = new Set<string>();
  visit(program as unknown as Node, null, (node, parent) => {
    const found = importOf(node);
    if (found !== null) imports.push(found);
    for (const use of usesOf(node, parent)) uses.add(use);
  });
  const isReExportsOnly = program.body.every(
    (statement) =>
      statement.type === 'ExportAllDeclaration' ||
      (statement.type === 'ExportNamedDeclaration' && statement.source !== null),
  );
  return { imports, uses, isReExportsOnly };
}

function visit(node: Node, parent: Node | null, see: (node: Node, parent: Node | null) => void): void {
  see(node, parent);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child !== null && typeof child === 'object' && 'type' in child) visit(child as Node, node, see);
    }
  }
}

function importOf(node: Node): SourceImport | null {
  const source = node.source as { value?: unknown } | null | undefined;
  const specifier = source?.value;
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration': {
      if (typeof specifier !== 'string') return null;
      const kind = node.type === 'ImportDeclaration' ? 'importKind' : 'exportKind';
      const names = (node.specifiers ?? []) as Node[];
      const areTypes = names.length > 0 && names.every((name) => name[kind] === 'type');
      return { specifier, isType: node[kind] === 'type' || areTypes };
    }
    case 'ImportExpression':
      return { specifier: typeof specifier === 'string' ? specifier : computedSpecifier, isType: false };
    case 'TSImportType':
      return { specifier: String(specifier), isType: true };
    default:
      return null;
  }
}

const watchedGlobals = new Set([
  ...['Math', 'Date', 'Intl', 'performance', 'crypto', 'process'],
  ...['globalThis', 'document', 'navigator', 'localStorage', 'fetch', 'setTimeout', 'setInterval'],
]);

function usesOf(node: Node, parent: Node | null): string[] {
  if (node.type === 'BinaryExpression' && node.operator === '**') return ['**'];
  if (node.type === 'AssignmentExpression' && node.operator === '**=') return ['**'];
  if (node.type !== 'Identifier' || !watchedGlobals.has(node.name as string)) return [];
  const name = node.name as string;
  if (parent?.type === 'NewExpression' && parent.callee === node) return [`new ${name}`];
  if (parent?.type === 'MemberExpression') {
    if (parent.object === node) {
      const property = parent.property as Node;
      return [parent.computed === true ? `${name}[...]` : `${name}.${property.name}`];
    }
    if (parent.computed !== true) return [];
  }
  // A key, a field or a type of that name is not the global.
  const isName = parent !== null && (parent.key === node || parent.type.startsWith('TS')) && parent.shorthand !== true;
  return isName ? [] : [name];
}
