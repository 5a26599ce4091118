import { expect, it } from 'vitest'
import { PROCESS_WINDOW_BYTES, PROCESS_WINDOW_DELIVERIES } from '../../../../../agent/runtime/limits'
import { DeliveryWindow } from '../../../../../agent/runtime/pipes/delivery-window'

it('is open until so many bytes are under way', () => {
  const window = new DeliveryWindow()
  for (let i = 0; i < 16; i++) {
    expect(window.isOpen).toBe(true)
    window.add(10, PROCESS_WINDOW_BYTES / 16, 0, 0)
  }
  expect([window.isOpen, window.rounds]).toEqual([false, 160])
})

it('lets a few deliveries out however large they are', () => {
  const window = new DeliveryWindow()
  for (let i = 0; i < PROCESS_WINDOW_DELIVERIES; i++) {
    expect(window.isOpen).toBe(true)
    window.add(1, PROCESS_WINDOW_BYTES * 10, 0, 0)
  }
  expect(window.isOpen).toBe(false)
})

it('opens again when whole deliveries were worked on, oldest first', () => {
  const window = new DeliveryWindow()
  for (let i = 0; i < PROCESS_WINDOW_DELIVERIES + 2; i++) window.add(10, PROCESS_WINDOW_BYTES / 2, 0, 0)
  window.done(25)
  expect([window.isOpen, window.rounds]).toEqual([false, 35])
  window.done(5)
  expect([window.isOpen, window.rounds]).toEqual([true, 30])
})

it('does not mind a process that counts too much, and is empty after clear', () => {
  const window = new DeliveryWindow()
  window.add(3, 1, 0, 0)
  window.done(1_000_000)
  expect([window.isOpen, window.rounds]).toEqual([true, 0])
  window.add(3, PROCESS_WINDOW_BYTES, 0, 0)
  window.clear()
  expect([window.isOpen, window.rounds]).toEqual([true, 0])
  for (let i = 0; i < PROCESS_WINDOW_DELIVERIES; i++) window.add(1, PROCESS_WINDOW_BYTES, 0, 0)
  expect(window.isOpen).toBe(false)
})
