import { afterEach, beforeEach, describe } from 'vitest';
import type { TestDatabase, TestEngine } from '../helpers/databases.js';
import { describeAccess } from './store/access.js';
import { describeBudgets } from './store/budgets.js';
import { describeCases } from './store/cases.js';
import { describeCustomers, describeReplies } from './store/customers.js';
import { describeHostileText } from './store/hostile-text.js';
import { describeIncidents } from './store/incidents.js';
import { describeMentions } from './store/mentions.js';
import { describeOutbox } from './store/outbox.js';
import { describePolling } from './store/polling.js';
import { describeSurveys } from './store/surveys.js';
import { describeTickets } from './store/tickets.js';
import { describeTransactions } from './store/transactions.js';

/** What every store promises. */
export function describeStore(engine: TestEngine): void {
  describe.skipIf(!engine.isPresent)(`a store on ${engine.name}`, () => {
    let opened: TestDatabase;
    const database = () => opened;
    beforeEach(async () => {
      opened = await engine.create();
    });
    afterEach(() => opened.drop());
    describe('mentions', () => describeMentions(database));
    describe('polling', () => describePolling(database));
    describe('incidents', () => describeIncidents(database));
    describe('outbox', () => describeOutbox(database));
    describe('access', () => describeAccess(database));
    describe('budgets', () => describeBudgets(database));
    describe('legal cases', () => describeCases(database));
    describe('tickets', () => describeTickets(database));
    describe('surveys', () => describeSurveys(database));
    describe('customers', () => describeCustomers(database));
    describe('answers of the brand', () => describeReplies(database));
    describe('transactions', () => describeTransactions(database));
    describe('hostile text', () => describeHostileText(database));
  });
}
