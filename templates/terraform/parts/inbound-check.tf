{% if plan.private() -%}
# Warns in the plan of an own network that uses the addresses of the new one: the two cannot
# be connected.
{% else -%}
# Warns in the plan of ranges that never match: on the Internet nobody has such an address.
{% endif -%}
check "inbound" {
  assert {
    condition = alltrue([
      for pair in setproduct(var.allowed_inbound_cidrs, {{ plan.unmatched()|safe }}) :
      tonumber(split("/", pair[0])[1]) < tonumber(split("/", pair[1])[1]) ||
      cidrhost("${split("/", pair[0])[0]}/${split("/", pair[1])[1]}", 0) != cidrhost(pair[1], 0)
    ])
    {%- if plan.private() %}
    error_message = "A range of allowed_inbound_cidrs is inside the new network. A network of your own that uses it cannot be connected to this one."
    {%- else %}
    error_message = "A range of allowed_inbound_cidrs is private. Clients come from the Internet here: give the public addresses of their gateways."
    {%- endif %}
  }
}
