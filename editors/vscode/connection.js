'use strict'

// Messages of JSON-RPC 2.0 to a program and from it, on its standard input and output, as the Language Server Protocol frames them.

const { spawn } = require('child_process')

class Connection {
  /**
   * Starts the program.
   *
   * @param ears `notified(method, params)`, `asked(method, params)` for a result, and `ended(why)`.
   */
  constructor(program, args, folder, ears) {
    this.ears = ears
    this.waiting = new Map()
    this.number = 0
    this.received = Buffer.alloc(0)
    this.isOpen = true
    this.process = spawn(program, args, { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] })
    this.notes = ''
    this.process.stdout.on('data', (bytes) => this.take(bytes))
    // What is said last tells why the program ended.
    this.process.stderr.on('data', (bytes) => { this.notes = (this.notes + bytes).slice(-2000) })
    this.process.stdin.on('error', () => {})
    this.process.on('error', (error) => this.end(error.message))
    this.process.on('close', (status, signal) => {
      this.end(`it ended with ${signal ?? `status ${status}`}\n${this.notes}`.trim())
    })
  }

  /** Asks for something; the promise fails where the server refuses. */
  request(method, params, token) {
    if (!this.isOpen) return Promise.reject(new Error('the server is not running'))
    const id = ++this.number
    const answer = new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }))
    this.send({ id, method, params })
    token?.onCancellationRequested?.(() => { if (this.waiting.has(id)) this.notify('$/cancelRequest', { id }) })
    return answer
  }

  notify(method, params) { if (this.isOpen) this.send({ method, params }) }

  send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }))
    this.process.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]))
  }

  take(bytes) {
    this.received = Buffer.concat([this.received, bytes])
    for (;;) {
      const header = this.received.indexOf('\r\n\r\n')
      if (header < 0) return
      const length = /content-length: *(\d+)/i.exec(this.received.toString('latin1', 0, header))
      const start = header + 4
      if (!length) {
        this.received = this.received.subarray(start)
        continue
      }
      const end = start + Number(length[1])
      if (this.received.length < end) return
      const body = this.received.toString('utf8', start, end)
      this.received = this.received.subarray(end)
      this.hear(JSON.parse(body))
    }
  }

  hear(message) {
    if (message.method === undefined) {
      const waiting = this.waiting.get(message.id)
      this.waiting.delete(message.id)
      const { error } = message
      if (error) waiting?.reject(Object.assign(new Error(error.message), { code: error.code }))
      else waiting?.resolve(message.result)
    } else if (message.id === undefined) {
      this.ears.notified(message.method, message.params)
    } else {
      const result = this.ears.asked(message.method, message.params)
      if (result === undefined) {
        this.send({ id: message.id, error: { code: -32601, message: `there is no method ${message.method}` } })
      } else {
        this.send({ id: message.id, result })
      }
    }
  }

  end(why) {
    if (!this.isOpen) return
    this.isOpen = false
    for (const { reject } of this.waiting.values()) reject(new Error('the server ended'))
    this.waiting.clear()
    this.ears.ended(why)
  }

  /** Ends the program as the protocol asks, and by force where it does not end. */
  async stop() {
    if (!this.isOpen) return
    this.ears = { ...this.ears, ended: () => {} }
    const ended = new Promise((resolve) => this.process.once('close', resolve))
    const patience = setTimeout(() => this.process.kill(), 2000)
    await this.request('shutdown', null).catch(() => {})
    this.notify('exit', null)
    this.process.stdin.end()
    await ended
    clearTimeout(patience)
  }
}

module.exports = { Connection }
