package engine

// This file reads options as they are written on the command line, in lessons and in addresses.

import (
	"errors"
	"strconv"
	"strings"
)

// Set sets an option by its name on the command line, such as cores or gil.
func (o *Options) Set(name, value string) (err error) {
	switch name {
	case "cores":
		o.Cores, err = strconv.Atoi(value)
	case "gil":
		switch value {
		case "on":
			o.GIL = true
		case "off":
			o.GIL = false
		default:
			err = errors.New("on or off")
		}
	case "start":
		o.Start = value
	case "switch":
		o.Switch = value
	case "policy":
		o.Policy = value
	case "seed":
		o.Seed, err = strconv.ParseInt(value, 10, 64)
	case "schedule":
		o.Schedule = value
	case "limit":
		o.Limit, err = strconv.ParseInt(strings.ReplaceAll(value, "_", ""), 10, 64)
	case "stdin":
		o.Stdin = value
	case "args":
		o.Args = strings.Fields(value)
	default:
		return errors.New("there is no option " + name)
	}
	if err != nil {
		return errors.New("the option " + name + " cannot be " + strconv.Quote(value))
	}
	return nil
}
