package bridge

// This file answers the page's requests: it knows the engine and the lessons, not the browser.

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"taketurns/wasm/engine"
	"taketurns/wasm/lesson"
	"taketurns/wasm/trace"
)

// A Clock returns the real time in milliseconds: how long a step may take is
// the only thing that it decides.
type Clock func() float64

// A Service holds the runs of one page.
type Service struct {
	clock Clock
	runs  map[int64]*run
}

// NewService returns a service without runs.
func NewService(clock Clock) *Service {
	return &Service{clock: clock, runs: map[int64]*run{}}
}

// A run is a run of the engine with what it wrote since the last step.
type run struct {
	*engine.Run
	output List
	spent  float64 // real milliseconds in steps
}

// Write collects output; what a thread writes in one go stays together (engine.World).
func (r *run) Write(stream, thread int, text string) {
	name := "stdout"
	if stream == 2 {
		name = "stderr"
	}
	if n := len(r.output); n > 0 {
		last := r.output[n-1].(Message)
		if last.Text("stream") == name && last.Int("thread") == int64(thread) && len(last.Text("text")) < 1<<16 {
			last[1].Value = last.Text("text") + text
			return
		}
	}
	r.output = append(r.output, Message{{"stream", name}, {"text", text}, {"thread", int64(thread)}})
}

// ReadFile finds no file: a page has none (engine.World).
func (r *run) ReadFile(string) ([]byte, error) { return nil, errNoFile }

type fault string

func (f fault) Error() string { return string(f) }

const errNoFile = fault("there is no such file")

// Serve answers one request in bytes; it never fails, an error is an answer too.
func (s *Service) Serve(request []byte) []byte {
	m, err := Decode(request)
	var answer Message
	if err == nil {
		answer, err = s.serve(m)
	}
	if err != nil {
		answer = Message{{"error", err.Error()}}
	}
	out, err := Encode(answer)
	if err != nil {
		out, _ = Encode(Message{{"error", err.Error()}})
	}
	return out
}

func (s *Service) serve(m Message) (Message, error) {
	id := m.Int("id")
	switch op := m.Text("op"); op {
	case "start":
		return Message{}, s.start(id, m)
	case "library":
		return Message{}, engine.LoadLibrary(m.Bytes("files"))
	case "lesson":
		l, errs := lesson.Open(m.Text("name"), m.Bytes("bytes"))
		if l == nil {
			return nil, errs
		}
		return Message{{"title", l.Title}, {"html", string(l.HTML)}}, nil
	case "chrome":
		out := &bounded{room: maxExport}
		if err := trace.Chrome(out, m.Bytes("trace")); err != nil {
			return nil, err
		}
		return Message{{"json", out.bytes}}, nil
	case "explore":
		return nil, fault("this version of the engine does not explore yet")
	case "step", "input", "stop":
		r := s.runs[id]
		if r == nil {
			return nil, fault("there is no run " + strconv.FormatInt(id, 10))
		}
		switch op {
		case "step":
			return s.step(id, r, m.Float("budget")), nil
		case "input":
			r.Input(m.Text("line")+"\n", m.Bool("eof"))
		case "stop":
			r.Stop()
		}
		return Message{}, nil
	default:
		return nil, fault("there is no request " + strconv.Quote(op))
	}
}

func (s *Service) start(id int64, m Message) error {
	o := engine.DefaultOptions()
	o.Trace, o.Lines = m.Bool("trace"), m.Bool("trace")
	o.Stdin, o.Ask = m.Text("stdin"), m.Bool("interactive")
	for _, f := range m.Message("options") {
		v, ok := f.Value.(string)
		if !ok {
			return fault("the option " + f.Name + " must be text")
		}
		if err := o.Set(f.Name, v); err != nil {
			return err
		}
	}
	if err := o.Check(); err != nil {
		return err
	}
	name := m.Text("filename")
	if name == "" {
		name = "main.py"
	}
	source := m.Text("source")
	if !utf8.ValidString(source) {
		source = strings.ToValidUTF8(source, "\uFFFD")
	}
	r := &run{}
	r.Run = engine.New(name, []byte(source), o, r)
	s.runs[id] = r
	return nil
}

// maxExport is how many bytes an exported trace may have: the page holds it in memory.
const maxExport = 256 << 20

// bounded keeps what is written to it, up to a number of bytes.
type bounded struct {
	bytes []byte
	room  int
}

func (b *bounded) Write(p []byte) (int, error) {
	if len(p) > b.room-len(b.bytes) {
		return 0, fault("the trace is too long to be exported; a shorter run is not")
	}
	b.bytes = append(b.bytes, p...)
	return len(p), nil
}

// burst is how many cost units run between two looks at the clock.
const burst = 100_000

// step runs for about budget milliseconds and answers with what came of it.
func (s *Service) step(id int64, r *run, budget float64) Message {
	begin := s.clock()
	done, waits := false, false
	for !done && !waits && s.clock()-begin < budget && len(r.output) < 1000 {
		done = r.Step(burst)
		_, waits = r.NeedsInput()
	}
	r.spent += s.clock() - begin
	state := "running"
	answer := Message{}
	switch {
	case done:
		state = "done"
		res := r.Result()
		if res.Report != "" {
			r.Write(2, 0, res.Report)
		}
		answer = append(answer, Field{"kind", res.Kind}, Field{"exit", int64(res.Exit)},
			Field{"realSeconds", r.spent / 1000}, Field{"schedule", res.Schedule})
		delete(s.runs, id)
	case waits:
		state = "input"
		prompt, _ := r.NeedsInput()
		answer = append(answer, Field{"prompt", prompt})
	}
	answer = append(answer, Field{"state", state}, Field{"output", r.output}, Field{"virtualSeconds", float64(r.Now()) / 1e9})
	if t := r.Trace(); t != nil {
		if b := t.Take(); len(b) > 0 {
			answer = append(answer, Field{"trace", b})
		}
	}
	r.output = nil
	return answer
}
