/** A plot of series: the only code that speaks to uPlot. */
import 'uplot/dist/uPlot.min.css'
import uPlot from 'uplot'
import type { Series } from '../../../electron/contract/results'
import { formatSignificant } from '../../language/format'
import { momentLabel, timeLabels } from './time-labels'

interface PlotLook {
  text: string
  grid: string
  background: string
  font: string
}

export interface PlotWanted {
  x: { label: string; isTime: boolean }
  series: { label: string; color: string }[]
  look: PlotLook
  /** The user wants to see this stretch of the abscissa; null: everything. */
  onZoom: (between: [number, number] | null) => void
}

/** uPlot counts times in seconds. */
const MS = 1000

/** uPlot's own words are English, and its numbers the browser's. */
const times: uPlot.Axis.DynamicValues = (_plot, splits, _axis, _space, step) => timeLabels(splits, step)
const numbers: uPlot.Axis.DynamicValues = (_plot, splits) => splits.map((split) => formatSignificant(split))
const moment: uPlot.Series.Value = (_plot, value: number | null) =>
  value === null ? '–' : momentLabel(value)
const number: uPlot.Series.Value = (_plot, value: number | null) =>
  value === null ? '–' : formatSignificant(value)

export class Plot {
  private readonly plot: uPlot
  /** Set while the scales change by other means than the user's mouse. */
  private isOwn = false

  constructor(
    element: HTMLElement,
    private readonly wanted: PlotWanted,
    size: { width: number; height: number },
  ) {
    const { look, x, series } = wanted
    const axis: uPlot.Axis = {
      stroke: look.text,
      font: look.font,
      grid: { stroke: look.grid, width: 1 },
      ticks: { stroke: look.grid, width: 1 },
    }
    this.plot = new uPlot(
      {
        ...size,
        scales: { x: { time: x.isTime } },
        axes: [
          {
            ...axis,
            label: x.label,
            labelFont: look.font,
            labelSize: 20,
            values: x.isTime ? times : numbers,
          },
          { ...axis, size: 70, values: numbers },
        ],
        series: [
          { label: x.label, value: x.isTime ? moment : number },
          ...series.map(({ label, color }) => ({
            label,
            stroke: color,
            width: 1.5,
            spanGaps: false,
            value: number,
          })),
        ],
        cursor: { drag: { x: true, y: false, setScale: true } },
        legend: { live: true },
        hooks: { setScale: [(_plot, scale) => this.onScale(scale)] },
      },
      undefined,
      element,
    )
  }

  /** Shows other points; `between`: the stretch that the user has zoomed to. */
  show({ x, y }: Pick<Series, 'x' | 'y'>, between: readonly [number, number] | null): void {
    this.isOwn = true
    const xs = this.wanted.x.isTime ? x.map((value) => value / MS) : x
    this.plot.setData([xs, ...y] as uPlot.AlignedData, between === null)
    if (between) {
      const unit = this.wanted.x.isTime ? MS : 1
      this.plot.setScale('x', { min: between[0] / unit, max: between[1] / unit })
    }
    // uPlot sets its scales in a microtask.
    queueMicrotask(() => (this.isOwn = false))
  }

  resize(size: { width: number; height: number }): void {
    this.isOwn = true
    this.plot.setSize(size)
    queueMicrotask(() => (this.isOwn = false))
  }

  /** The picture with its legend, on the background that the window has. */
  picture(title: string): Promise<Blob | null> {
    const source = this.plot.ctx.canvas
    const scale = devicePixelRatio
    const line = 24 * scale
    const canvas = document.createElement('canvas')
    canvas.width = source.width
    canvas.height = source.height + 2 * line
    const context = canvas.getContext('2d')
    if (!context) return Promise.resolve(null)
    const { look, series } = this.wanted
    context.fillStyle = look.background
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.drawImage(source, 0, line)
    context.font = `${13 * scale}px sans-serif`
    context.textBaseline = 'middle'
    context.fillStyle = look.text
    context.fillText(title, 12 * scale, line / 2)
    let left = 12 * scale
    for (const { label, color } of series) {
      context.fillStyle = color
      context.fillText('■', left, canvas.height - line / 2)
      context.fillStyle = look.text
      context.fillText(label, left + 16 * scale, canvas.height - line / 2)
      left += 40 * scale + context.measureText(label).width
    }
    return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
  }

  dispose(): void {
    this.plot.destroy()
  }

  private onScale(scale: string): void {
    if (scale !== 'x' || this.isOwn) return
    const { min = null, max = null } = this.plot.scales.x ?? {}
    const [xs] = this.plot.data
    const [low, high] = [xs[0], xs.at(-1)]
    if (min === null || max === null || low === undefined || high === undefined) return
    const factor = this.wanted.x.isTime ? MS : 1
    // A double click shows all points there are, of whatever stretch.
    const isAll = min <= low && max >= high
    this.wanted.onZoom(isAll ? null : [min * factor, max * factor])
  }
}
