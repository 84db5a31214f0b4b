import type { Brand } from '../../core/brand.js';
import type { Incident } from '../../core/incident.js';
import type { PlanStep } from '../../core/response.js';
import type { ReplyBook } from './book.js';
import { DEADLINES } from './deadlines.js';
import type { Subject } from './subject.js';

/** Departments that publish and answer, of the default list; a brand without them leaves it to the owner. */
const PUBLISHERS = ['communications', 'marketing'] as const;
const ANSWERERS = ['customer-service', 'communications', 'marketing'] as const;

/** What to do inside, in the order in which it is due. An incident that is only watched needs no statement. */
export function planFor({
  incident,
  brand,
  subject,
  book,
  updateAt,
}: {
  readonly incident: Incident;
  readonly brand: Brand;
  readonly subject: Subject;
  /** In the team's language. */
  readonly book: ReplyBook;
  /** When the public is told again. */
  readonly updateAt: Date;
}): readonly PlanStep[] {
  const { plan } = book;
  const { severity, openedAt } = incident;
  const { verifyMs, respondMs, answerMs } = DEADLINES[severity];
  const after = (ms: number) => new Date(openedAt.getTime() + ms);
  const publisher = departmentOf(brand, PUBLISHERS) ?? subject.touchpoint?.department ?? null;
  const owner = subject.touchpoint?.department ?? publisher;
  const answerer = departmentOf(brand, ANSWERERS) ?? owner;
  const verify = plan.verify.touchpoints[subject.touchpoint?.id ?? ''] ?? plan.verify.default;
  const steps: readonly (PlanStep | null)[] = [
    severity === 4 ? step(publisher, plan.crisis, after(verifyMs)) : null,
    subject.tone === 'safety' ? step(owner, plan.safety, after(verifyMs)) : null,
    step(owner, verify, after(verifyMs)),
    severity > 1 ? step(publisher, plan.publish, after(respondMs)) : null,
    step(answerer, plan.answer, after(answerMs)),
    severity > 1 ? step(publisher, plan.return, updateAt) : null,
  ];
  return steps.filter((one) => one !== null);
}

function step(department: string | null, action: string, dueAt: Date): PlanStep | null {
  return department === null ? null : { department, action, dueAt };
}

function departmentOf(brand: Brand, wanted: readonly string[]): string | null {
  return wanted.find((id) => brand.departments.some((one) => one.id === id)) ?? null;
}
