import type { QueryNode } from '../core/contracts/source.js';
import { assertNever } from '../core/errors.js';

/** The query in its plain spelling: `parseQuery` reads the same tree back from it. */
export function printQuery(node: QueryNode): string {
  switch (node.type) {
    case 'word':
      return `${node.suffix ? '*' : ''}${node.text}${node.prefix ? '*' : ''}`;
    case 'phrase':
      return `"${node.words.join(' ')}"`;
    case 'field':
      return `${node.field}:${/[\s()]/.test(node.value) ? `"${node.value}"` : node.value}`;
    case 'near':
      return `${printPart(node.left)} NEAR/${node.distance} ${printPart(node.right)}`;
    case 'not':
      return `NOT ${printPart(node.node)}`;
    case 'and':
    case 'or':
      return node.nodes.map(printPart).join(node.type === 'and' ? ' AND ' : ' OR ');
    default:
      return assertNever(node);
  }
}

/** A part of a larger query, in parentheses where it has parts of its own. */
function printPart(node: QueryNode): string {
  return node.type === 'and' || node.type === 'or' ? `(${printQuery(node)})` : printQuery(node);
}
