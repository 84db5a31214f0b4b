// Tells the figures under the pointer or chosen with the arrow keys. Without it the table below the chart has them.

/** Space between the picture's edge and its lines, as the chart is drawn (pixels of the picture's own size). */
const LEFT = 44;
const RIGHT = 16;

for (const figure of document.querySelectorAll('figure[data-points]')) {
  const points = JSON.parse(figure.dataset.points);
  const image = figure.querySelector('img');
  const told = figure.querySelector('output');
  if (points.length < 2 || image === null || told === null) continue;

  const line = document.createElement('span');
  line.className = 'pointer';
  line.hidden = true;
  figure.querySelector('picture').append(line);
  figure.tabIndex = 0;
  told.hidden = false;
  let shown = points.length - 1;

  const show = (index) => {
    shown = Math.min(points.length - 1, Math.max(0, index));
    told.textContent = points[shown];
    const drawn = image.naturalWidth || image.width;
    const x = LEFT + (shown / (points.length - 1)) * (drawn - LEFT - RIGHT);
    line.style.left = `${(100 * x) / drawn}%`;
    line.hidden = false;
  };
  figure.addEventListener('pointermove', (event) => {
    const box = image.getBoundingClientRect();
    const drawn = image.naturalWidth || image.width;
    const x = ((event.clientX - box.left) / box.width) * drawn;
    show(Math.round(((x - LEFT) / (drawn - LEFT - RIGHT)) * (points.length - 1)));
  });
  figure.addEventListener('pointerleave', () => {
    line.hidden = true;
  });
  figure.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    show(shown + step);
  });
}
