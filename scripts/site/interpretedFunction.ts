/**
 * Stands in for the browser's `Function` inside arquero's bundle: the gate's content-security policy forbids
 * code made from text, and arquero makes its small expressions that way. They are parsed by arquero's own acorn
 * and walked here; nothing else of JavaScript is understood, which is the point.
 */
import {
  type AnyNode,
  type ArrowFunctionExpression,
  type Expression,
  type FunctionExpression,
  type Pattern,
  parse
} from "acorn";

type Value = unknown;
type Callable = (...values: Value[]) => Value;
type Scope = Map<string, Value> & {outer?: Scope};

/** `Function(...names, body)`, for the bodies that arquero writes. */
function interpretedFunction(...texts: string[]): Callable {
  const names = texts.slice(0, -1);
  const {body} = parse(texts.at(-1)!, {
    ecmaVersion: "latest",
    allowReturnOutsideFunction: true
  });
  return (...values) => {
    const scope = scopeIn(undefined);
    scope.set(sourceText, texts.at(-1)!);
    names.forEach((name, place) => {
      scope.set(name, values[place]);
    });
    return run(body, scope)?.value;
  };
}

export {interpretedFunction as Function};

/** Where a scope keeps the text being walked; no identifier is spelled so. */
const sourceText = "source text";

const globals: Readonly<Record<string, Value>> = {
  undefined: undefined,
  Array,
  Date,
  Infinity,
  Map,
  Math,
  NaN,
  Number,
  Object,
  Set,
  String
};

function scopeIn(outer: Scope | undefined): Scope {
  const scope: Scope = new Map();
  if (outer) scope.outer = outer;
  return scope;
}

const holderOf = (name: string, scope: Scope | undefined): Scope | undefined =>
  scope?.has(name) ? scope : scope && holderOf(name, scope.outer);

/** The value returned, when a statement returns. */
function run(statements: readonly AnyNode[], scope: Scope): {value: Value} | undefined {
  for (const statement of statements) {
    const returned = execute(statement, scope);
    if (returned) return returned;
  }
  return undefined;
}

function execute(node: AnyNode, scope: Scope): {value: Value} | undefined {
  switch (node.type) {
    case "ReturnStatement":
      return {value: node.argument ? evaluate(node.argument, scope) : undefined};
    case "ExpressionStatement":
      evaluate(node.expression, scope);
      return undefined;
    case "VariableDeclaration":
      for (const {id, init} of node.declarations)
        bind(id, init ? evaluate(init, scope) : undefined, scope);
      return undefined;
    case "BlockStatement":
      return run(node.body, scopeIn(scope));
    case "IfStatement":
      if (evaluate(node.test, scope)) return execute(node.consequent, scope);
      return node.alternate ? execute(node.alternate, scope) : undefined;
    case "EmptyStatement":
      return undefined;
    default:
      throw refusal(node);
  }
}

function bind(pattern: Pattern, value: Value, scope: Scope): void {
  if (pattern.type === "Identifier") scope.set(pattern.name, value);
  else if (pattern.type === "ArrayPattern")
    pattern.elements.forEach((element, place) => {
      if (element) bind(element, (value as Value[])[place], scope);
    });
  else throw refusal(pattern);
}

function evaluate(node: AnyNode, scope: Scope): Value {
  switch (node.type) {
    case "Literal":
      return node.value;
    case "Identifier":
      return read(node.name, scope);
    case "MemberExpression":
      return (evaluate(node.object, scope) as Record<string, Value>)[keyOf(node, scope)];
    case "CallExpression":
      return call(node.callee, node.arguments, scope);
    case "ArrowFunctionExpression":
    case "FunctionExpression":
      return closure(node, scope);
    case "BinaryExpression":
      return operate(node.operator, evaluate(node.left, scope), evaluate(node.right, scope));
    case "LogicalExpression":
      return choose(node.operator, evaluate(node.left, scope), () => evaluate(node.right, scope));
    case "UnaryExpression":
      return unary(node.operator, evaluate(node.argument, scope));
    case "ConditionalExpression":
      return evaluate(evaluate(node.test, scope) ? node.consequent : node.alternate, scope);
    case "AssignmentExpression":
      return assign(node.left, node.operator, evaluate(node.right, scope), scope);
    case "ArrayExpression":
      return node.elements.map((element) => (element ? evaluate(element, scope) : undefined));
    case "ObjectExpression":
      return Object.fromEntries(
        node.properties.map((property) => {
          if (property.type !== "Property") throw refusal(property);
          const key = property.key.type === "Identifier" ? property.key.name : property.key;
          return [
            typeof key === "string" ? key : String(evaluate(key, scope)),
            evaluate(property.value, scope)
          ];
        })
      );
    case "SequenceExpression":
      return node.expressions.map((one) => evaluate(one, scope)).at(-1);
    default:
      throw refusal(node);
  }
}

function read(name: string, scope: Scope): Value {
  const holder = holderOf(name, scope);
  if (holder) return holder.get(name);
  if (name in globals) return globals[name];
  throw new ReferenceError(`not known in an expression: ${name}`);
}

function keyOf({computed, property}: AnyNode & {type: "MemberExpression"}, scope: Scope): string {
  return computed ? String(evaluate(property, scope)) : (property as {name: string}).name;
}

function call(callee: AnyNode, given: readonly AnyNode[], scope: Scope): Value {
  const values = given.flatMap((one) =>
    one.type === "SpreadElement"
      ? (evaluate(one.argument, scope) as Value[])
      : [evaluate(one, scope)]
  );
  if (callee.type !== "MemberExpression") return (evaluate(callee, scope) as Callable)(...values);
  const owner = evaluate(callee.object, scope) as Record<string, Callable>;
  return owner[keyOf(callee, scope)]!(...values);
}

/** arquero tells functions apart by their text: each keeps its own. */
function closure(
  {params, body, start, end}: ArrowFunctionExpression | FunctionExpression,
  outer: Scope
): Callable {
  const called: Callable = (...values) => {
    const scope = scopeIn(outer);
    params.forEach((param, place) => {
      bind(param, values[place], scope);
    });
    return body.type === "BlockStatement" ? run(body.body, scope)?.value : evaluate(body, scope);
  };
  const text = (holderOf(sourceText, outer)!.get(sourceText) as string).slice(start, end);
  return Object.assign(called, {toString: () => text});
}

function assign(target: AnyNode, operator: string, value: Value, scope: Scope): Value {
  const result =
    operator === "="
      ? value
      : operate(operator.slice(0, -1), evaluate(target as Expression, scope), value);
  if (target.type === "Identifier")
    (holderOf(target.name, scope) ?? scope).set(target.name, result);
  else if (target.type === "MemberExpression")
    (evaluate(target.object, scope) as Record<string, Value>)[keyOf(target, scope)] = result;
  else throw refusal(target);
  return result;
}

function choose(operator: string, left: Value, right: () => Value): Value {
  if (operator === "&&") return left && right();
  if (operator === "||") return left || right();
  return left ?? right();
}

function unary(operator: string, value: Value): Value {
  if (operator === "!") return !value;
  if (operator === "-") return -(value as number);
  if (operator === "+") return Number(value);
  if (operator === "typeof") return typeof value;
  if (operator === "void") return undefined;
  throw new SyntaxError(`not understood in an expression: ${operator}`);
}

const operations: Readonly<Record<string, (left: never, right: never) => Value>> = {
  "+": (left: number, right: number) => left + right,
  "-": (left: number, right: number) => left - right,
  "*": (left: number, right: number) => left * right,
  "/": (left: number, right: number) => left / right,
  "%": (left: number, right: number) => left % right,
  "**": (left: number, right: number) => left ** right,
  "<": (left: number, right: number) => left < right,
  "<=": (left: number, right: number) => left <= right,
  ">": (left: number, right: number) => left > right,
  ">=": (left: number, right: number) => left >= right,
  instanceof: (left: Value, right: new () => Value) => left instanceof right,
  in: (left: string, right: object) => left in right,
  "===": (left: Value, right: Value) => left === right,
  "!==": (left: Value, right: Value) => left !== right,
  // arquero writes these two on purpose: null and undefined alike
  "==": (left: Value, right: Value) => (left ?? null) === (right ?? null),
  "!=": (left: Value, right: Value) => (left ?? null) !== (right ?? null)
};

function operate(operator: string, left: Value, right: Value): Value {
  const operation = operations[operator];
  if (!operation) throw new SyntaxError(`not understood in an expression: ${operator}`);
  return operation(left as never, right as never);
}

const refusal = ({type}: {type: string}): SyntaxError =>
  new SyntaxError(`not understood in an expression: ${type}`);
