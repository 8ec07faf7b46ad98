-- Rows are sealed: of one holder are which, nobody sees who has not the document and the stays' key.
create table stay (
  slot bytea primary key check (length(slot) = 16),
  port text not null,
  crossing uuid not null,
  document integer not null check (document >= 1),
  part integer not null check (part >= 0),
  category text not null,
  direction text not null,
  outcome text not null,
  closed timestamptz not null,
  evidence text not null check (evidence ~ '^[0-9a-f]{64}$'),
  sealed bytea not null,
  unique (port, crossing, document, part)
);
create index stay_due on stay (port, category, direction, outcome, closed);
create index stay_closed on stay (closed);

-- What was destroyed, until the port's ledger has heard of it.
create table stay_gone (
  port text not null,
  crossing uuid not null,
  evidence text not null,
  rule text not null,
  primary key (port, crossing, evidence)
);

-- How many left, and of how many it was confirmed.
create table exit_crossing (
  port text not null,
  crossing uuid not null,
  at timestamptz not null,
  people integer not null check (people >= 0),
  recorded integer not null check (recorded between 0 and people),
  abandoned boolean not null,
  primary key (port, crossing)
);
create index exit_crossing_at on exit_crossing (port, at);
