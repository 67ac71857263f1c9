// The script of a page about runs. It runs in a browser; the page contains uPlot and what is to be shown.
;(() => {
  let view = JSON.parse(document.getElementById('report').textContent)
  const find = (id) => document.getElementById(id)
  const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()
  const element = (tag, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), properties)
    made.append(...children)
    return made
  }
  const digits = (value) => (value == null ? '' : String(Number(value.toPrecision(4))))
  const short = (value) =>
    Math.abs(value) >= 1e6
      ? `${digits(value / 1e6)} M`
      : Math.abs(value) >= 1e4
        ? `${digits(value / 1e3)} k`
        : digits(value)
  const colorOf = ({ color }) => {
    const colors = style('--series').split(/\s+/)
    return colors[color % colors.length]
  }
  // Beyond the number of colors, curves of the same color differ by their dashes.
  const dashOf = ({ color }) => {
    const count = style('--series').split(/\s+/).length
    return [undefined, [8, 4], [2, 4]][Math.floor(color / count) % 3]
  }

  function table(caption, head, rows) {
    const cells = (words) =>
      words.map((text, i) =>
        element(i === 0 ? 'th' : 'td', { textContent: text, ...(i === 0 && { scope: 'row' }) }),
      )
    return element(
      'table',
      {},
      element('caption', { textContent: caption }),
      element(
        'thead',
        {},
        element('tr', {}, ...head.map((textContent) => element('th', { scope: 'col', textContent }))),
      ),
      element('tbody', {}, ...rows.map((words) => element('tr', {}, ...cells(words)))),
    )
  }

  /** At most 40 rows, the first and the last among them. */
  function chartTable(chart, [xs, ...columns]) {
    const stride = Math.max(1, Math.ceil(xs.length / 40))
    const rows = xs
      .map((x, i) => [digits(x), ...columns.map((column) => digits(column[i]))])
      .filter((_, i) => i % stride === 0 || i === xs.length - 1)
    return table(`${chart.y} by ${chart.x}`, [chart.x, ...chart.curves.map(({ name }) => name)], rows)
  }

  const dataOf = ({ curves }) => uPlot.join(curves.map(({ x, y }) => sorted(x, y)))
  function sorted(x, y) {
    const order = x.map((_, i) => i).sort((a, b) => x[a] - x[b])
    // uPlot's join expects each x once.
    const kept = order.filter((at, i) => i === order.length - 1 || x[at] !== x[order[i + 1]])
    return [kept.map((i) => x[i]), kept.map((i) => y[i])]
  }

  let plots = []
  function drawChart(chart, figure) {
    const place = figure.querySelector('.chart')
    const readout = figure.querySelector('.readout')
    place.replaceChildren()
    const data = dataOf(chart)
    const axis = {
      stroke: style('--text'),
      font: '12px system-ui, sans-serif',
      labelFont: '12px system-ui, sans-serif',
      grid: { stroke: style('--line'), width: 1 },
      ticks: { stroke: style('--line'), width: 1 },
      values: (_, ticks) => ticks.map(short),
    }
    const isFew = (curve) => curve.x.length <= 30
    const series = chart.curves.map((curve) => ({
      label: curve.name,
      stroke: colorOf(curve),
      fill: undefined,
      width: curve.line ? 2 : 0,
      dash: dashOf(curve),
      spanGaps: true,
      points: {
        show: !curve.line || isFew(curve),
        size: curve.line ? 6 : 12,
        // Points have no dashes: they are hollow.
        fill: !curve.line && dashOf(curve) ? style('--card') : colorOf(curve),
        width: 2,
      },
    }))
    const tell = (plot) => {
      const at = plot.cursor.idx
      readout.textContent =
        at == null
          ? ''
          : `${chart.x} ${digits(data[0][at])}: ${chart.curves
              .map(({ name }, i) => [name, data[i + 1][at]])
              .filter(([, value]) => value != null)
              .map(([name, value]) => `${name} ${digits(value)}`)
              .join(', ')}`
    }
    const plot = new uPlot(
      {
        width: place.clientWidth,
        height: 280,
        legend: { show: false },
        cursor: { drag: { x: false, y: false } },
        scales: {
          // Of a single x, uPlot gives a range that begins at 0.
          x: { time: false, range: () => padded(data[0][0], data[0].at(-1)) },
          y: { range: (_, low, high) => padded(low, high) },
        },
        series: [{}, ...series],
        axes: [
          { ...axis, label: chart.x },
          { ...axis, label: chart.y, size: place.clientWidth < 420 ? 44 : 60 },
        ],
        hooks: { setCursor: [tell] },
      },
      data,
      place,
    )
    place.onkeydown = ({ key }) => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[key]
      if (by === undefined) return
      const at = Math.min(
        data[0].length - 1,
        Math.max(0, (plot.cursor.idx ?? (by > 0 ? -1 : data[0].length)) + by),
      )
      plot.setCursor({ left: plot.valToPos(data[0][at], 'x'), top: 10 })
    }
    return plot
  }
  function padded(low, high) {
    if (low == null) return [0, 1]
    const margin = high > low ? 0.04 * (high - low) : Math.abs(high) * 0.1 || 1
    return [low - margin, high + margin]
  }

  function makeFigure(chart) {
    const place = element('div', { className: 'chart', tabIndex: 0 })
    place.setAttribute('role', 'img')
    place.setAttribute(
      'aria-label',
      `${chart.title}: ${chart.y} over ${chart.x}. Arrow keys read values; the table below has them.`,
    )
    const readout = element('div', { className: 'readout' })
    readout.setAttribute('aria-live', 'polite')
    const legend = chart.curves.map((curve) => {
      const swatch = element('span', { ariaHidden: 'true' })
      const dash = dashOf(curve) ? `stroke-dasharray="${dashOf(curve)}"` : ''
      swatch.innerHTML = `<svg width="22" height="12"><path d="M1 6h20" stroke="${colorOf(curve)}" stroke-width="3" ${dash}/></svg>`
      return element('span', {}, swatch, curve.name)
    })
    const scroll = element('div', { className: 'table', tabIndex: 0 }, chartTable(chart, dataOf(chart)))
    scroll.setAttribute('role', 'region')
    scroll.setAttribute('aria-label', `Table: ${chart.title}`)
    return element(
      'figure',
      {},
      element('h2', { textContent: chart.title }),
      element('div', { className: 'note', textContent: chart.note }),
      element('div', { className: 'legend' }, ...legend),
      place,
      readout,
      element(
        'details',
        { open: opened.has(chart.title) },
        element('summary', { textContent: 'Table' }),
        scroll,
      ),
    )
  }

  /** The last figures. Of many runs, each is a row: columns would be wider than the page. */
  function summary(head) {
    const rows = view.summary
    if (view.runs.length <= 4) return table('The last figures', head, rows)
    return table(
      'The last figures',
      ['', ...rows.map(([name]) => name)],
      view.runs.map((name, i) => [name, ...rows.map((row) => row[i + 1])]),
    )
  }

  /** The charts whose table is open: they stay so when the page is drawn anew. */
  const opened = new Set()
  function draw() {
    for (const details of document.querySelectorAll('figure details'))
      opened[details.open ? 'add' : 'delete'](details.closest('figure').querySelector('h2').textContent)
    for (const plot of plots) plot.destroy()
    const figures = view.charts.map(makeFigure)
    find('charts').replaceChildren(...figures)
    plots = view.charts.map((chart, i) => drawChart(chart, figures[i]))
    const head = ['', ...view.runs]
    find('summary').replaceChildren(summary(head))
    find('settings').replaceChildren(table('Settings and environment', head, view.settings))
  }

  const prefersDark = matchMedia('(prefers-color-scheme: dark)')
  function setTheme(dark) {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light'
    draw()
  }
  prefersDark.addEventListener('change', ({ matches }) => setTheme(matches))
  find('theme').addEventListener('click', () => setTheme(document.documentElement.dataset.theme !== 'dark'))
  let width = innerWidth
  addEventListener('resize', () => {
    if (width === innerWidth) return
    width = innerWidth
    for (const plot of plots)
      plot.setSize({ width: plot.root.parentElement.clientWidth, height: plot.height })
  })
  setTheme(prefersDark.matches)

  // A live page asks for news until the run is over.
  const { live } = document.documentElement.dataset
  const status = find('status')
  async function follow() {
    try {
      const answer = await fetch(live)
      const text = await answer.text()
      if (!answer.ok) throw new Error(text)
      if (text !== follow.last) {
        follow.last = text
        view = JSON.parse(text)
        const focused = [...document.querySelectorAll('.chart, .table')].indexOf(document.activeElement)
        draw()
        if (focused >= 0) document.querySelectorAll('.chart, .table')[focused]?.focus({ preventScroll: true })
      }
      status.textContent = `Live, ${new Date().toLocaleTimeString()}`
    } catch (error) {
      status.textContent = `No news: ${error.message}`
    }
    setTimeout(follow, 2000)
  }
  if (live) follow()
})()
