{% if plan.private() -%}
# Warns during the plan if one of your networks overlaps the new one: the two could not be
# connected.
{% else -%}
# Warns during the plan about ranges that never match: no client on the internet has a private address.
{% endif -%}
check "inbound" {
  assert {
    condition = alltrue([
      for pair in setproduct(var.allowed_inbound_cidrs, {{ plan.unmatched()|safe }}) :
      tonumber(split("/", pair[0])[1]) < tonumber(split("/", pair[1])[1]) ||
      cidrhost("${split("/", pair[0])[0]}/${split("/", pair[1])[1]}", 0) != cidrhost(pair[1], 0)
    ])
    {%- if plan.private() %}
    error_message = "A range in allowed_inbound_cidrs is inside the new network. One of your networks that uses these addresses cannot be connected to it."
    {%- else %}
    error_message = "A range in allowed_inbound_cidrs is private, but clients reach this W&B over the internet. Use the public addresses of their gateways instead."
    {%- endif %}
  }
}
