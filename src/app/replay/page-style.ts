/** The page's own style: one calm column, wide tables and charts scroll by themselves. */
export const PAGE_STYLE = `
:root { color-scheme: light; }
body { margin: 0; background: #f4f5f8; color: #1c2430; font: 1rem/1.5 Inter, system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.6rem; margin: 0 0 0.25rem; }
h2 { font-size: 1.2rem; margin: 0 0 0.75rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 0.5rem; }
section { background: #fff; border: 1px solid #dfe3ea; border-radius: 0.75rem; padding: 1.25rem; margin: 1.25rem 0; }
img { display: block; max-width: 100%; min-width: 36rem; height: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.35rem 0.9rem 0.35rem 0; text-align: right; border-bottom: 1px solid #dfe3ea; }
th:first-child { text-align: left; font-weight: 600; }
thead th { color: #566173; font-weight: 400; }
.wide { overflow-x: auto; margin: 0.5rem 0; }
.lead { font-size: 1.1rem; margin: 0 0 0.5rem; }
.quiet, .foot { color: #566173; font-size: 0.9rem; }
.alerts { list-style: none; padding: 0; }
.alerts li { padding: 0.6rem 0; border-bottom: 1px solid #dfe3ea; overflow-wrap: anywhere; }
@media print { body { background: #fff; } section { break-inside: avoid; } }
`;
