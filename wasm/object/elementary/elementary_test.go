package elementary

import (
	"bufio"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
)

var functions = map[string]any{
	"exp": Exp, "exp2": Exp2, "expm1": Expm1, "sinh": Sinh, "cosh": Cosh, "tanh": Tanh,
	"log": Log, "log2": Log2, "log10": Log10, "log1p": Log1p, "asinh": Asinh, "acosh": Acosh, "atanh": Atanh,
	"sin": Sin, "cos": Cos, "tan": Tan, "asin": Asin, "acos": Acos, "atan": Atan, "atan2": Atan2,
	"cbrt": Cbrt, "pow": Pow, "hypot": Hypot, "erf": Erf, "erfc": Erfc, "gamma": Gamma, "lgamma": Lgamma,
}

func parse(t *testing.T, s string) float64 {
	if f, err := strconv.ParseFloat(s, 64); err == nil {
		return f
	}
	f, err := strconv.ParseFloat(strings.TrimSuffix(s, "p+0"), 64) // zero
	if err != nil && strings.Trim(s, "-0x.p+") != "" {
		t.Fatal(err)
	}
	return f
}

// TestValues compares with correctly rounded results, bit by bit.
func TestValues(t *testing.T) {
	file, err := os.Open("testdata/values.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	tested := map[string]bool{}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		w := strings.Fields(lines.Text())
		if w[0] == "#" {
			continue
		}
		want := parse(t, w[len(w)-1])
		var got float64
		switch f := functions[w[0]].(type) {
		case func(float64) float64:
			got = f(parse(t, w[1]))
		case func(x, y float64) float64:
			got = f(parse(t, w[1]), parse(t, w[2]))
		default:
			t.Fatalf("no function %s", w[0])
		}
		tested[w[0]] = true
		if got != want && !(math.IsNaN(got) && math.IsNaN(want)) {
			t.Errorf("%s: got %x", lines.Text(), got)
		}
	}
	for name := range functions {
		if !tested[name] {
			t.Errorf("no values of %s", name)
		}
	}
}

// TestSpecial checks the cases that standards name.
func TestSpecial(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"exp(0)", Exp(0), 1}, {"exp(-inf)", Exp(-inf), 0}, {"exp(710)", Exp(710), inf},
		{"log(0)", Log(0), -inf}, {"log(-1)", Log(-1), nan}, {"log10(1000)", Log10(1000), 3}, {"log2(8)", Log2(8), 3},
		{"pow(nan, 0)", Pow(nan, 0), 1}, {"pow(1, nan)", Pow(1, nan), 1}, {"pow(-1, inf)", Pow(-1, inf), 1},
		{"pow(-8, 3)", Pow(-8, 3), -512}, {"pow(-2, 0.5)", Pow(-2, 0.5), nan}, {"pow(-inf, -3)", Pow(-inf, -3), math.Copysign(0, -1)},
		{"pow(2, 1024)", Pow(2, 1024), inf}, {"pow(2, -1074)", Pow(2, -1074), 5e-324}, {"pow(9, 1.5)", Pow(9, 1.5), 27}, {"pow(1e-300, 40)", Pow(1e-300, 40), 0}, {"pow(1e300, 40)", Pow(1e300, 40), inf},
		{"sin(1e308)", Sin(1e308), 0.4533964905016491}, {"cos(inf)", Cos(inf), nan}, {"tan(0)", Tan(0), 0},
		{"atan2(-0, -1)", Atan2(math.Copysign(0, -1), -1), -math.Pi}, {"atan2(inf, -inf)", Atan2(inf, -inf), 2.356194490192345},
		{"hypot(nan, inf)", Hypot(nan, inf), inf}, {"hypot(3, 4)", Hypot(3, 4), 5}, {"hypot(1e308, 1e308)", Hypot(1e308, 1e308), 1.4142135623730951e308},
		{"cbrt(-27)", Cbrt(-27), -3}, {"gamma(5)", Gamma(5), 24}, {"gamma(-1)", Gamma(-1), nan}, {"lgamma(3)", Lgamma(3), 0.6931471805599453},
		{"erf(inf)", Erf(inf), 1}, {"erfc(-inf)", Erfc(-inf), 2}, {"asin(2)", Asin(2), nan}, {"acosh(1)", Acosh(1), 0}, {"atanh(1)", Atanh(1), inf},
	} {
		if c.got != c.want && !(math.IsNaN(c.got) && math.IsNaN(c.want)) || c.want == 0 && math.Signbit(c.got) != math.Signbit(c.want) {
			t.Errorf("%s = %v, want %v", c.name, c.got, c.want)
		}
	}
}
