// This file lists the fields of each kind of node in the order of
// Python.asdl, for dump.go to print.

package syntax

func describeStmt(n Stmt) (class string, f fieldList) {
	switch n := n.(type) {
	case *FunctionDef:
		f.str("name", n.Name)
		f = append(f, field{name: "args", node: n.Args})
		addNodes(&f, "body", n.Body)
		addNodes(&f, "decorator_list", n.Decorators)
		f.expr("returns", n.Returns)
		addNodes(&f, "type_params", n.TypeParams)
		return asyncName("FunctionDef", n.Async), f
	case *ClassDef:
		f.str("name", n.Name)
		addNodes(&f, "bases", n.Bases)
		addNodes(&f, "keywords", n.Keywords)
		addNodes(&f, "body", n.Body)
		addNodes(&f, "decorator_list", n.Decorators)
		addNodes(&f, "type_params", n.TypeParams)
		return "ClassDef", f
	case *Return:
		f.expr("value", n.Value)
		return "Return", f
	case *Delete:
		addNodes(&f, "targets", n.Targets)
		return "Delete", f
	case *Assign:
		addNodes(&f, "targets", n.Targets)
		f.expr("value", n.Value)
		return "Assign", f
	case *TypeAlias:
		f.expr("name", n.Name)
		addNodes(&f, "type_params", n.TypeParams)
		f.expr("value", n.Value)
		return "TypeAlias", f
	case *AugAssign:
		f.expr("target", n.Target)
		f.text("op", binaryNames[n.Op]+"()")
		f.expr("value", n.Value)
		return "AugAssign", f
	case *AnnAssign:
		f.expr("target", n.Target)
		f.expr("annotation", n.Annotation)
		f.expr("value", n.Value)
		f.flag("simple", n.Simple)
		return "AnnAssign", f
	case *For:
		f.expr("target", n.Target)
		f.expr("iter", n.Iter)
		addNodes(&f, "body", n.Body)
		addNodes(&f, "orelse", n.Orelse)
		return asyncName("For", n.Async), f
	case *While:
		f.expr("test", n.Test)
		addNodes(&f, "body", n.Body)
		addNodes(&f, "orelse", n.Orelse)
		return "While", f
	case *If:
		f.expr("test", n.Test)
		addNodes(&f, "body", n.Body)
		addNodes(&f, "orelse", n.Orelse)
		return "If", f
	case *With:
		addNodes(&f, "items", n.Items)
		addNodes(&f, "body", n.Body)
		return asyncName("With", n.Async), f
	case *Match:
		f.expr("subject", n.Subject)
		addNodes(&f, "cases", n.Cases)
		return "Match", f
	case *Raise:
		f.expr("exc", n.Exc)
		f.expr("cause", n.Cause)
		return "Raise", f
	case *Try:
		addNodes(&f, "body", n.Body)
		addNodes(&f, "handlers", n.Handlers)
		addNodes(&f, "orelse", n.Orelse)
		addNodes(&f, "finalbody", n.Finalbody)
		if n.Star {
			return "TryStar", f
		}
		return "Try", f
	case *Assert:
		f.expr("test", n.Test)
		f.expr("msg", n.Msg)
		return "Assert", f
	case *Import:
		addNodes(&f, "names", n.Names)
		return "Import", f
	case *ImportFrom:
		if n.HasModule {
			f.text("module", reprString(n.Module))
		}
		addNodes(&f, "names", n.Names)
		f.int("level", n.Level)
		return "ImportFrom", f
	case *Global:
		f.strs("names", n.Names)
		return "Global", f
	case *Nonlocal:
		f.strs("names", n.Names)
		return "Nonlocal", f
	case *ExprStmt:
		f.expr("value", n.Value)
		return "Expr", f
	case *Pass:
		return "Pass", nil
	case *Break:
		return "Break", nil
	}
	return "Continue", nil
}

func describeExpr(n Expr) (class string, f fieldList) {
	switch n := n.(type) {
	case *BoolOp:
		if n.Or {
			f.text("op", "Or()")
		} else {
			f.text("op", "And()")
		}
		addNodes(&f, "values", n.Values)
		return "BoolOp", f
	case *NamedExpr:
		f.expr("target", n.Target)
		f.expr("value", n.Value)
		return "NamedExpr", f
	case *BinOp:
		f.expr("left", n.Left)
		f.text("op", binaryNames[n.Op]+"()")
		f.expr("right", n.Right)
		return "BinOp", f
	case *UnaryOp:
		f.text("op", unaryNames[n.Op]+"()")
		f.expr("operand", n.Operand)
		return "UnaryOp", f
	case *Lambda:
		f = append(f, field{name: "args", node: n.Args})
		f.expr("body", n.Body)
		return "Lambda", f
	case *IfExp:
		f.expr("test", n.Test)
		f.expr("body", n.Body)
		f.expr("orelse", n.Orelse)
		return "IfExp", f
	case *Dict:
		addNodes(&f, "keys", n.Keys)
		addNodes(&f, "values", n.Values)
		return "Dict", f
	case *Set:
		addNodes(&f, "elts", n.Elts)
		return "Set", f
	case *ListComp:
		f.expr("elt", n.Elt)
		addNodes(&f, "generators", n.Generators)
		return "ListComp", f
	case *SetComp:
		f.expr("elt", n.Elt)
		addNodes(&f, "generators", n.Generators)
		return "SetComp", f
	case *DictComp:
		f.expr("key", n.Key)
		f.expr("value", n.Value)
		addNodes(&f, "generators", n.Generators)
		return "DictComp", f
	case *GeneratorExp:
		f.expr("elt", n.Elt)
		addNodes(&f, "generators", n.Generators)
		return "GeneratorExp", f
	case *Await:
		f.expr("value", n.Value)
		return "Await", f
	case *Yield:
		f.expr("value", n.Value)
		return "Yield", f
	case *YieldFrom:
		f.expr("value", n.Value)
		return "YieldFrom", f
	case *Compare:
		f.expr("left", n.Left)
		ops := make([]any, len(n.Ops))
		for i, op := range n.Ops {
			ops[i] = compareNames[op] + "()"
		}
		f = append(f, field{name: "ops", list: ops})
		addNodes(&f, "comparators", n.Comparators)
		return "Compare", f
	case *Call:
		f.expr("func", n.Func)
		addNodes(&f, "args", n.Args)
		addNodes(&f, "keywords", n.Keywords)
		return "Call", f
	case *FormattedValue:
		f.expr("value", n.Value)
		f.int("conversion", n.Conversion)
		f.expr("format_spec", n.FormatSpec)
		return "FormattedValue", f
	case *JoinedStr:
		addNodes(&f, "values", n.Values)
		return "JoinedStr", f
	case *Constant:
		f.text("value", reprLiteral(n.Value))
		f.str("kind", n.Kind)
		return "Constant", f
	case *Attribute:
		f.expr("value", n.Value)
		f.str("attr", n.Attr)
		f.ctx(n.Ctx)
		return "Attribute", f
	case *Subscript:
		f.expr("value", n.Value)
		f.expr("slice", n.Slice)
		f.ctx(n.Ctx)
		return "Subscript", f
	case *Starred:
		f.expr("value", n.Value)
		f.ctx(n.Ctx)
		return "Starred", f
	case *Name:
		f.str("id", n.ID)
		f.ctx(n.Ctx)
		return "Name", f
	case *List:
		addNodes(&f, "elts", n.Elts)
		f.ctx(n.Ctx)
		return "List", f
	case *Tuple:
		addNodes(&f, "elts", n.Elts)
		f.ctx(n.Ctx)
		return "Tuple", f
	case *Slice:
		f.expr("lower", n.Lower)
		f.expr("upper", n.Upper)
		f.expr("step", n.Step)
	}
	return "Slice", f
}

func describePattern(n Pattern) (class string, f fieldList) {
	switch n := n.(type) {
	case *MatchValue:
		f.expr("value", n.Value)
		return "MatchValue", f
	case *MatchSingleton:
		f.text("value", reprLiteral(n.Value))
		return "MatchSingleton", f
	case *MatchSequence:
		addNodes(&f, "patterns", n.Patterns)
		return "MatchSequence", f
	case *MatchMapping:
		addNodes(&f, "keys", n.Keys)
		addNodes(&f, "patterns", n.Patterns)
		f.str("rest", n.Rest)
		return "MatchMapping", f
	case *MatchClass:
		f.expr("cls", n.Cls)
		addNodes(&f, "patterns", n.Patterns)
		f.strs("kwd_attrs", n.KwdAttrs)
		addNodes(&f, "kwd_patterns", n.KwdPatterns)
		return "MatchClass", f
	case *MatchStar:
		f.str("name", n.Name)
		return "MatchStar", f
	case *MatchAs:
		if n.Pattern != nil {
			f = append(f, field{name: "pattern", node: n.Pattern})
		}
		f.str("name", n.Name)
		return "MatchAs", f
	case *MatchOr:
		addNodes(&f, "patterns", n.Patterns)
	}
	return "MatchOr", f
}

func describePart(n any) (class string, f fieldList) {
	switch n := n.(type) {
	case *Comprehension:
		f.expr("target", n.Target)
		f.expr("iter", n.Iter)
		addNodes(&f, "ifs", n.Ifs)
		f.flag("is_async", n.Async)
		return "comprehension", f
	case *ExceptHandler:
		f.expr("type", n.Type)
		f.str("name", n.Name)
		addNodes(&f, "body", n.Body)
		return "ExceptHandler", f
	case *Arguments:
		addNodes(&f, "posonlyargs", n.Posonly)
		addNodes(&f, "args", n.Args)
		f.arg("vararg", n.Vararg)
		addNodes(&f, "kwonlyargs", n.Kwonly)
		addNodes(&f, "kw_defaults", n.KwDefaults)
		f.arg("kwarg", n.Kwarg)
		addNodes(&f, "defaults", n.Defaults)
		return "arguments", f
	case *Arg:
		f.str("arg", n.Name)
		f.expr("annotation", n.Annotation)
		return "arg", f
	case *Keyword:
		f.str("arg", n.Name)
		f.expr("value", n.Value)
		return "keyword", f
	case *Alias:
		f.str("name", n.Name)
		f.str("asname", n.AsName)
		return "alias", f
	case *WithItem:
		f.expr("context_expr", n.ContextExpr)
		f.expr("optional_vars", n.Vars)
		return "withitem", f
	case *MatchCase:
		f = append(f, field{name: "pattern", node: n.Pattern})
		f.expr("guard", n.Guard)
		addNodes(&f, "body", n.Body)
		return "match_case", f
	case *TypeVar:
		f.str("name", n.Name)
		f.expr("bound", n.Bound)
		f.expr("default_value", n.Default)
		return "TypeVar", f
	case *ParamSpec:
		f.str("name", n.Name)
		f.expr("default_value", n.Default)
		return "ParamSpec", f
	case *TypeVarTuple:
		f.str("name", n.Name)
		f.expr("default_value", n.Default)
		return "TypeVarTuple", f
	}
	return "", f
}
