// The script of the sweep's page. It runs in a browser; the page contains uPlot and the report.
;(() => {
  const report = JSON.parse(document.getElementById('report').textContent)
  const find = (id) => document.getElementById(id)

  const metrics = [
    { id: 'time', title: 'Time of a step', unit: 'ms', log: true, of: (_row, ms) => ms },
    { id: 'gbps', title: 'Memory moved', unit: 'GB/s', of: (row, ms) => (row.gbps * row.ms) / ms },
    {
      id: 'share',
      title: 'Share of the copy bandwidth',
      unit: '%',
      of: (row, ms) => (100 * row.copyShare * row.ms) / ms,
    },
  ]
  const axes = {
    params: { label: 'parameters', show: short },
    tensors: { label: 'tensors', show: short },
    p: { label: 'p', show: String },
    dtype: { label: 'dtype', show: String },
  }

  /** 25000000 as 25 M. */
  function short(count) {
    const [size, letter] = [
      [1e9, ' B'],
      [1e6, ' M'],
      [1e3, ' k'],
      [1, ''],
    ].find(([each]) => count >= each)
    return `${Number((count / size).toPrecision(4))}${letter}`
  }
  const digits = (value) =>
    value === 0 ? '0' : value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)))

  const element = (tag, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), properties)
    made.append(...children)
    return made
  }

  // If a sweep has several norms, they distinguish rows of the same name, unless p is the x axis.
  const normOf = ({ p }) => (p === null ? null : [p].flat().join(' and '))
  const single = (p) => typeof p === 'number'
  const nameOf = (row, x) => (row.p === null || x === 'p' ? row.name : `${row.name} p=${normOf(row)}`)

  const sortedValues = (axis, rows) =>
    [...new Set(rows.map((row) => row[axis]))].sort((a, b) => (axis === 'dtype' ? 0 : a - b))
  const values = {
    params: sortedValues('params', report.rows),
    tensors: sortedValues('tensors', report.rows),
    dtype: sortedValues('dtype', report.rows),
    p: sortedValues(
      'p',
      report.rows.filter(({ name, p }) => name === 'padam' && single(p)),
    ),
  }
  const several = Object.keys(axes).filter((axis) => values[axis].length > 1)
  const state = { x: several.find((axis) => axis !== 'dtype') ?? 'params', hidden: new Set() }
  for (const axis of ['params', 'tensors', 'dtype'])
    state[axis] = values[axis][axis === 'params' ? values.params.length - 1 : 0]

  /** The curves of the selected view: for each x, its row. */
  function curves() {
    const { x } = state
    const fixed = ['params', 'tensors', 'dtype'].filter((axis) => axis !== x)
    const rows = report.rows.filter(
      (row) =>
        fixed.every((axis) => row[axis] === state[axis]) && (x !== 'p' || single(row.p) || row.p === null),
    )
    return [...new Set(rows.map((row) => nameOf(row, x)))].map((name) => ({
      name,
      // A rule without a norm has the same time at each p.
      rows: values[x].map((value) =>
        rows.find((row) => nameOf(row, x) === name && (row[x] === value || (x === 'p' && row.p === null))),
      ),
    }))
  }

  // A curve has the same color and shape in every view. Colors and shapes repeat after different numbers of curves.
  const looks = new Map()
  const lookOf = (name) => {
    if (!looks.has(name)) looks.set(name, looks.size)
    const index = looks.get(name)
    const colors = style('--series').split(/\s+/)
    return { color: colors[index % colors.length], shape: shapes[index % shapes.length] }
  }
  const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()
  const polygon = (sides, turn) =>
    Array.from({ length: sides }, (_, i) => {
      const angle = turn + (2 * Math.PI * i) / sides
      return [Math.cos(angle), Math.sin(angle)]
    })
  const shapes = [
    polygon(24, 0),
    polygon(4, Math.PI / 4),
    polygon(3, -Math.PI / 2),
    polygon(4, 0),
    polygon(3, Math.PI / 2),
    polygon(6, 0),
    polygon(5, -Math.PI / 2),
  ]

  function swatch({ color, shape }) {
    const points = shape.map(([x, y]) => `${8 + 6 * x},${8 + 6 * y}`).join(' ')
    const made = element('span', { ariaHidden: 'true' })
    made.innerHTML = `<svg width="16" height="16"><polygon points="${points}" fill="${color}"/></svg>`
    return made
  }

  const decades = (_, ticks) => ticks.map((tick) => (Number.isInteger(Math.log10(tick)) ? tick : null))

  function drawMarkers(chart, shown) {
    const { ctx } = chart
    const radius = 4.5 * devicePixelRatio
    for (const [i, { look }] of shown.entries()) {
      ctx.fillStyle = look.color
      chart.data[2 * i + 1].forEach((value, x) => {
        if (value == null) return
        const [left, top] = [chart.valToPos(x, 'x', true), chart.valToPos(value, 'y', true)]
        ctx.beginPath()
        for (const [dx, dy] of look.shape) ctx.lineTo(left + radius * dx, top + radius * dy)
        ctx.fill()
      })
    }
  }

  let charts = []
  function draw() {
    for (const chart of charts) chart.destroy()
    const all = curves().map((curve) => ({ ...curve, look: lookOf(curve.name) }))
    const shown = all.filter(({ name }) => !state.hidden.has(name))
    drawLegend(all)
    charts = metrics.map((metric) => drawChart(metric, shown))
    for (const metric of metrics) drawTable(metric, all)
  }

  function drawChart(metric, shown) {
    const xs = values[state.x]
    const { label, show } = axes[state.x]
    const figure = find(metric.id)
    const place = figure.querySelector('.chart')
    const readout = figure.querySelector('.readout')
    place.replaceChildren()
    place.setAttribute(
      'aria-label',
      `${metric.title} in ${metric.unit} over ${label}; the table below has its numbers`,
    )
    const of = (key) => (row) => (row ? metric.of(row, row[key]) : null)
    const data = [
      xs.map((_, i) => i),
      ...shown.flatMap(({ rows }) => [rows.map(of('ms')), rows.map(of('medianMs'))]),
    ]
    const line = (name, look, median) => ({
      label: `${name}, ${median ? 'median' : 'minimum'}`,
      stroke: look.color,
      width: median ? 1 : 2,
      dash: median ? [4, 4] : undefined,
      points: { show: false },
    })
    const axis = {
      stroke: style('--text'),
      font: '12px system-ui, sans-serif',
      labelFont: '12px system-ui, sans-serif',
      grid: { stroke: style('--line'), width: 1 },
      ticks: { stroke: style('--line'), width: 1 },
    }
    return new uPlot(
      {
        width: place.clientWidth,
        height: 320,
        legend: { show: false },
        cursor: { focus: { prox: 24 }, drag: { x: false, y: false }, points: { size: 10 } },
        focus: { alpha: 0.35 },
        scales: {
          x: { time: false, range: [-0.3, xs.length - 0.7] },
          y: metric.log ? { distr: 3 } : { range: (_, __, high) => [0, high > 0 ? 1.08 * high : 1] },
        },
        series: [{}, ...shown.flatMap(({ name, look }) => [line(name, look, false), line(name, look, true)])],
        axes: [
          {
            ...axis,
            label,
            splits: () => data[0],
            values: () => xs.map((value) => show(value)),
          },
          {
            ...axis,
            label: metric.unit,
            size: 64,
            // A logarithmic axis would draw a line for each digit.
            grid: { ...axis.grid, ...(metric.log && { filter: decades }) },
            ticks: { ...axis.ticks, ...(metric.log && { filter: decades }) },
            values: (_, ticks) => ticks.map((tick) => (tick == null ? '' : digits(tick))),
          },
        ],
        hooks: {
          draw: [(chart) => drawMarkers(chart, shown)],
          setSeries: [
            (chart, index) => {
              const at = chart.cursor.idx
              const value = index == null || at == null ? null : chart.data[index][at]
              readout.textContent =
                value == null
                  ? ''
                  : `${chart.series[index].label}: ${digits(value)} ${metric.unit} at ${label} ${show(xs[at])}`
            },
          ],
        },
      },
      data,
      place,
    )
  }

  function drawTable(metric, all) {
    const { label, show } = axes[state.x]
    const head = element('tr', {}, element('th', { scope: 'col', textContent: label }))
    for (const value of values[state.x])
      head.append(element('th', { scope: 'col', textContent: show(value) }))
    const body = all.map(({ name, rows }) => {
      const line = element('tr', {}, element('th', { scope: 'row', textContent: name }))
      for (const row of rows) {
        const cell = element('td')
        if (row)
          cell.append(
            digits(metric.of(row, row.ms)),
            element('small', { textContent: digits(metric.of(row, row.medianMs)) }),
          )
        line.append(cell)
      }
      return line
    })
    const table = element(
      'table',
      {},
      element('caption', {
        textContent: `${metric.unit}: by the fastest sample, and by the median below it`,
      }),
    )
    table.append(element('thead', {}, head), element('tbody', {}, ...body))
    find(metric.id).querySelector('.table').replaceChildren(table)
  }

  function drawLegend(all) {
    const buttons = all.map(({ name, look }) => {
      const button = element('button', { type: 'button' }, swatch(look), name)
      button.setAttribute('aria-pressed', String(!state.hidden.has(name)))
      button.addEventListener('click', () => {
        if (!state.hidden.delete(name)) state.hidden.add(name)
        draw()
        find('legend').querySelectorAll('button')[all.findIndex((curve) => curve.name === name)].focus()
      })
      return button
    })
    find('legend').replaceChildren(...buttons)
  }

  function choice(label, options, chosen, onChange) {
    const select = element('select')
    for (const [value, text] of options)
      select.append(element('option', { value, textContent: text, selected: value === String(chosen) }))
    select.addEventListener('change', () => onChange(select.value))
    return element('label', {}, label, select)
  }

  function drawControls() {
    const made = []
    const over = several.filter((axis) => axis !== 'dtype')
    if (over.length > 1)
      made.push(
        choice(
          'over',
          over.map((axis) => [axis, axes[axis].label]),
          state.x,
          (axis) => {
            state.x = axis
            drawControls()
            draw()
          },
        ),
      )
    for (const axis of ['params', 'tensors', 'dtype'].filter((axis) => axis !== state.x)) {
      const { label, show } = axes[axis]
      made.push(
        choice(
          label,
          values[axis].map((value) => [String(value), show(value)]),
          state[axis],
          (text) => {
            state[axis] = values[axis].find((value) => String(value) === text)
            draw()
          },
        ),
      )
    }
    const theme = element('button', { type: 'button', className: 'theme', textContent: 'Light or dark' })
    theme.addEventListener('click', () => setTheme(document.documentElement.dataset.theme !== 'dark'))
    find('controls').replaceChildren(...made, theme)
  }

  function setTheme(dark) {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light'
    draw()
  }

  const prefersDark = matchMedia('(prefers-color-scheme: dark)')
  prefersDark.addEventListener('change', ({ matches }) => setTheme(matches))
  let width = innerWidth
  addEventListener('resize', () => {
    if (width === innerWidth) return
    width = innerWidth
    for (const chart of charts)
      chart.setSize({ width: chart.root.parentElement.clientWidth, height: chart.height })
  })
  for (const row of report.rows) lookOf(nameOf(row, state.x))
  drawControls()
  setTheme(prefersDark.matches)
})()
