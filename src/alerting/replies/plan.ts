import type { Department } from '../../core/brand.js';
import type { Severity } from '../../core/finding.js';
import type { ApprovingDepartments, PlanStep } from '../../core/response.js';
import type { Tone } from './answer.js';
import type { ReplyBook } from './book.js';
import { DEADLINES } from './deadlines.js';

/** Departments that publish and answer, of the default list; a brand without them leaves it to the owner. */
const PUBLISHERS = ['communications', 'marketing'] as const;
const ANSWERERS = ['customer-service', 'communications', 'marketing'] as const;

/** What a plan is made for. */
export interface PlanRequest {
  readonly severity: Severity;
  readonly openedAt: Date;
  readonly departments: readonly Department[];
  readonly touchpoint: { readonly id: string; readonly department: string } | null;
  readonly tone: Tone;
  /** In the team's language. */
  readonly book: ReplyBook;
  /** When the public is told again. */
  readonly updateAt: Date;
}

/** What to do inside, in the order in which it is due. An incident that is only watched needs no statement. */
export function planFor({
  severity,
  openedAt,
  departments,
  touchpoint,
  tone,
  book,
  updateAt,
}: PlanRequest): readonly PlanStep[] {
  const { plan } = book;
  const { verifyMs, respondMs, answerMs } = DEADLINES[severity];
  const after = (ms: number) => new Date(openedAt.getTime() + ms);
  const publisher = departmentOf(departments, PUBLISHERS) ?? touchpoint?.department ?? null;
  const owner = touchpoint?.department ?? publisher;
  const answerer = departmentOf(departments, ANSWERERS) ?? owner;
  const verify = plan.verify.touchpoints[touchpoint?.id ?? ''] ?? plan.verify.default;
  const steps: readonly (PlanStep | null)[] = [
    severity === 4 ? step(publisher, plan.crisis, after(verifyMs)) : null,
    tone === 'safety' ? step(owner, plan.safety, after(verifyMs)) : null,
    step(owner, verify, after(verifyMs)),
    severity > 1 ? step(publisher, plan.publish, after(respondMs)) : null,
    step(answerer, plan.answer, after(answerMs)),
    severity > 2 ? step(publisher, plan.full, updateAt) : null,
    severity > 1 ? step(publisher, plan.return, updateAt) : null,
  ];
  return steps.filter((one) => one !== null);
}

/** Who approves and who does where the first cannot be reached; null where the brand has one department or none. */
export function approvingDepartments({
  departments,
  touchpoint,
}: Pick<PlanRequest, 'departments' | 'touchpoint'>): ApprovingDepartments | null {
  const approver = departmentOf(departments, PUBLISHERS) ?? departments[0]?.id;
  const backup = [...PUBLISHERS, ...ANSWERERS, touchpoint?.department, departments[1]?.id].find(
    (id) => id !== undefined && id !== approver && departments.some((one) => one.id === id),
  );
  return approver === undefined || backup === undefined ? null : { approver, backup };
}

function step(department: string | null, action: string, dueAt: Date): PlanStep | null {
  return department === null ? null : { department, action, dueAt };
}

function departmentOf(
  departments: readonly Department[],
  wanted: readonly string[],
): string | null {
  return wanted.find((id) => departments.some((one) => one.id === id)) ?? null;
}
