import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/core/contracts/store.js';
import { startWeb } from '../../src/web/index.js';
import { hasBrowser, launchBrowser } from '../helpers/browser.js';
import { INCIDENT_ID, STRANGE_ID, storyApp, storyStore } from './story.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const SIZES = {
  desktop: { width: 1280, height: 900 },
  phone: { width: 360, height: 740 },
} as const;

const PAGES: readonly { path: string; es: string; en: string }[] = [
  { path: '/', es: 'Marcas', en: 'Brands' },
  { path: '/brands/condor', es: 'Zapatillas Cóndor', en: 'Zapatillas Cóndor' },
  {
    path: `/brands/condor/mentions/${encodeURIComponent(`bluesky/${STRANGE_ID}`)}`,
    es: 'Una mención',
    en: 'A mention',
  },
  { path: `/incidents/${INCIDENT_ID}`, es: 'Nivel 3', en: 'Level 3' },
  { path: '/digest/condor/2026-11-19', es: 'jueves, 19 nov', en: '19 Nov' },
  { path: '/risk/condor', es: 'Riesgo de marca', en: 'Brand risk' },
  { path: '/brands/condor/experience', es: 'Experiencia de cliente', en: 'Customer experience' },
  { path: '/brands/condor/surveys', es: 'Encuestas', en: 'Surveys' },
  { path: '/brands/condor/customers', es: 'Clientes', en: 'Customers' },
  { path: '/brands/condor/digests', es: 'Resúmenes', en: 'Digests' },
  { path: '/brands/condor/sources', es: 'Fuentes', en: 'Sources' },
  { path: '/settings', es: 'Ajustes', en: 'Settings' },
  {
    path: `/incidents/${INCIDENT_ID}/report`,
    es: 'Después del incidente',
    en: 'After the incident',
  },
  { path: '/nada', es: 'Aquí no hay nada', en: 'There is nothing here' },
];

/** Every pair of language, size and scheme, in half the time of all eight. */
const LOOKS = [
  { locale: 'es', size: 'desktop', scheme: 'light' },
  { locale: 'es', size: 'phone', scheme: 'dark' },
  { locale: 'en', size: 'desktop', scheme: 'dark' },
  { locale: 'en', size: 'phone', scheme: 'light' },
] as const;
type Look = {
  readonly locale: 'es' | 'en';
  readonly size: keyof typeof SIZES;
  readonly scheme: 'light' | 'dark';
};

describe.skipIf(!hasBrowser('the page in a browser'))('the page in a browser', () => {
  let store: Store;
  let web: { readonly url: string; stop(): Promise<void> };
  let browser: Browser;

  beforeAll(async () => {
    store = await storyStore();
    web = await startWeb({ app: await storyApp(store), host: '127.0.0.1', port: 0 });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await web.stop();
    await store.close();
  });

  async function open(look: Look, options: { javaScriptEnabled?: boolean } = {}) {
    const context = await browser.newContext({
      viewport: SIZES[look.size],
      colorScheme: look.scheme,
      locale: look.locale === 'es' ? 'es-ES' : 'en-GB',
      // The page's own policy forbids scripts; axe is put in from outside.
      bypassCSP: true,
      ...options,
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (!isExpected(message.text())) complaints.push(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(web.url)) complaints.push(`third party: ${request.url()}`);
    });
    return { page, complaints, close: () => context.close() };
  }

  it.each(LOOKS)(
    'is whole and accessible in $locale, on a $size, $scheme',
    async (look) => {
      const { page, complaints, close } = await open(look);
      for (const { path, ...titles } of PAGES) {
        await page.goto(`${web.url}${path}`);
        expect(await page.locator('h1').textContent()).toContain(titles[look.locale]);
        expect([path, await axeFindings(page)]).toEqual([path, []]);
        expect([path, await isWiderThanScreen(page)]).toEqual([path, false]);
        expect([path, await brokenPictures(page)]).toEqual([path, []]);
      }
      expect(complaints).toEqual([]);
      await close();
    },
    120_000,
  );

  it('leads from the brands to an incident and its answer by its links', async () => {
    const { page, complaints, close } = await open({
      locale: 'es',
      size: 'phone',
      scheme: 'light',
    });
    await page.goto(web.url);
    await page.getByRole('link', { name: 'Zapatillas Cóndor' }).click();
    await page.getByRole('link', { name: 'Pico de menciones negativas: «corazón»' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('corazón');
    expect(await page.getByRole('heading', { name: /^Declaración de espera/ }).isVisible()).toBe(
      true,
    );
    await page.getByRole('link', { name: 'EN', exact: true }).click();
    expect(await page.getByRole('heading', { name: /^Holding statement/ }).isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });

  it.each(['desktop', 'phone'] as const)(
    'takes a social media manager from the alert to the answer, the hand-off and the report, on a %s',
    async (size) => {
      const own = await storyStore();
      const served = await startWeb({ app: await storyApp(own), host: '127.0.0.1', port: 0 });
      const { page, close } = await open({ locale: 'es', size, scheme: 'light' });
      await page.goto(`${served.url}/incidents/${INCIDENT_ID}`);
      expect(await page.getByRole('rowheader', { name: 'R-4C8WD-T2HNB' }).isVisible()).toBe(true);
      await page.getByLabel('A quién').fill('Nora');
      await page.getByRole('button', { name: 'Asignar' }).click();
      await page.locator('.log').getByText('Asignado').waitFor();
      await page.getByLabel('Qué se hizo').fill('Anuncio retirado');
      await page.getByRole('button', { name: 'Resolver' }).click();
      await page.locator('.log').getByText('Resuelto').waitFor();
      await page.getByRole('link', { name: /^Informe de después/ }).click();
      expect(await page.getByRole('heading', { name: 'Qué aprender' }).isVisible()).toBe(true);
      await close();
      await served.stop();
      await own.close();
    },
  );

  it.each(['desktop', 'phone'] as const)(
    'takes a marketing lead through the journey, the surveys, the archive and the sources, on a %s',
    async (size) => {
      const { page, complaints, close } = await open({ locale: 'es', size, scheme: 'dark' });
      await page.goto(`${web.url}/brands/condor`);
      await page.getByRole('link', { name: 'Experiencia' }).click();
      await page.getByRole('link', { name: '7 días' }).click();
      expect(await page.getByRole('heading', { name: 'Entrega', exact: true }).isVisible()).toBe(
        true,
      );
      await page.getByRole('link', { name: 'Encuestas' }).click();
      expect(await page.getByText('la encuesta sale mejor que la calle').isVisible()).toBe(true);
      await page.getByRole('link', { name: 'Resúmenes' }).click();
      await page.getByRole('link', { name: 'Semanas' }).click();
      await page.getByRole('link', { name: /16\D+22 nov/ }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('semana');
      await page.getByRole('link', { name: 'Fuentes' }).click();
      expect(await page.getByText('rechaza la clave').isVisible()).toBe(true);
      expect(complaints).toEqual([]);
      await close();
    },
  );

  it.each(['desktop', 'phone'] as const)(
    'shows a CEO the number and the decision first, on a %s',
    async (size) => {
      const { page, complaints, close } = await open({ locale: 'en', size, scheme: 'light' });
      await page.goto(`${web.url}/brands/condor`);
      await page.getByRole('link', { name: 'Risk', exact: true }).click();
      const headings = await page.getByRole('heading', { level: 2 }).allTextContents();
      expect(headings.slice(0, 2)).toEqual(['The number', 'A decision is asked of you']);
      expect(complaints).toEqual([]);
      await close();
    },
  );

  it('tells the figures of a chart under the pointer and by the arrow keys', async () => {
    const { page, complaints, close } = await open({
      locale: 'en',
      size: 'desktop',
      scheme: 'light',
    });
    await page.goto(`${web.url}/brands/condor?days=1`);
    const chart = page.locator('figure[data-points]');
    await chart.hover();
    const told = page.locator('figure output');
    expect(await told.textContent()).toMatch(/^19 Nov.*\d+ voices?, \d+ negative$/);
    const before = await told.textContent();
    await chart.focus();
    await page.keyboard.press('ArrowRight');
    expect(await told.textContent()).not.toBe(before);
    expect(complaints).toEqual([]);
    await close();
  });

  it('narrows the mentions without JavaScript, and explains how one was read', async () => {
    const { page, close } = await open(
      { locale: 'en', size: 'desktop', scheme: 'dark' },
      { javaScriptEnabled: false },
    );
    await page.goto(`${web.url}/brands/condor`);
    await page.getByLabel('Polarity').selectOption('positive');
    await page.getByLabel('Source', { exact: true }).selectOption('mastodon');
    await page.getByRole('button', { name: 'Filter' }).click();
    const mentions = page.locator('.mention');
    expect(await mentions.count()).toBe(25);
    for (const text of await mentions.allInnerTexts())
      expect(text).toMatch(/positive[\s\S]*Mastodon/);
    await mentions.first().getByRole('link', { name: 'How it was read' }).click();
    expect(await page.getByRole('heading', { name: 'Which words decided' }).isVisible()).toBe(true);
    await close();
  });

  it('takes a correction by keyboard, without JavaScript', async () => {
    const { page, complaints, close } = await open(
      { locale: 'en', size: 'phone', scheme: 'dark' },
      { javaScriptEnabled: false },
    );
    await page.goto(`${web.url}/brands/condor/mentions/bluesky%2Fbad-7`);
    await page.getByLabel('negative').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Marta');
    await page.keyboard.press('Enter');
    await page.getByText('Corrected by Marta (page)').waitFor();
    expect(await page.getByLabel('neutral').isChecked()).toBe(true);
    expect(await page.getByLabel('Your name').inputValue()).toBe('Marta');
    expect(complaints).toEqual([]);
    await close();
  });

  it('says accessibly what a form lacks', async () => {
    const { page, close } = await open({ locale: 'es', size: 'phone', scheme: 'light' });
    await page.goto(`${web.url}/brands/condor/mentions/bluesky%2Fbad-8`);
    await page.getByLabel('Tu nombre').evaluate((field) => field.removeAttribute('required'));
    await page.getByRole('button', { name: 'Guardar la corrección' }).click();
    await page.getByText('Escribe tu nombre').waitFor();
    expect(await page.locator(':focus').getAttribute('id')).toBe('name');
    expect(await axeFindings(page)).toEqual([]);
    await close();
  });

  it('shows its charts in the theme of the reader, and can be reached by keyboard from the start', async () => {
    const { page, close } = await open({ locale: 'es', size: 'phone', scheme: 'dark' });
    await page.goto(web.url);
    const chart = page.locator('.chart img').first();
    expect(await chart.evaluate((image: { currentSrc: string }) => image.currentSrc)).toMatch(
      /theme=dark&shape=phone$/,
    );
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Ir al contenido');
    await close();
  });

  it('prints the risk on one sheet of A4', async () => {
    const { page, close } = await open({ locale: 'es', size: 'desktop', scheme: 'dark' });
    await page.goto(`${web.url}/risk/condor`);
    const pdf = await page.pdf({
      format: 'A4',
      margin: { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' },
    });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await close();
  });
});

/** The page that is not there answers 404, which the browser writes down. */
function isExpected(text: string): boolean {
  return text.includes('status of 404');
}

async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found: unknown = await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => id + ' ' + target + ' ' + failureSummary)))`,
  );
  return Array.isArray(found) ? found.map(String) : ['axe gave no answer'];
}

async function isWiderThanScreen(page: Page): Promise<unknown> {
  return page.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
}

async function brokenPictures(page: Page): Promise<unknown> {
  return page.evaluate(
    `Promise.all([...document.images].map((image) => image.decode().then(() => '', () => image.currentSrc)))
      .then((broken) => broken.filter((source) => source !== ''))`,
  );
}
