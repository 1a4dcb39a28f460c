/** What a database holds at a moment, kept in a schema of it: statements that keep it and bring it back. */

/** A copy of every table that holds anything, and of every sequence, in a schema of their own. */
export const keepTables = (schema: string): string => `
  DROP SCHEMA IF EXISTS ${schema} CASCADE;
  CREATE SCHEMA ${schema};
  DO $$
  DECLARE
    name text;
    filled boolean;
  BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
      EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', name) INTO filled;
      IF filled THEN
        EXECUTE format('CREATE TABLE ${schema}.%1$I AS TABLE public.%1$I', name);
      END IF;
    END LOOP;
    CREATE TABLE ${schema}."sequence values" AS
      SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public';
  END $$`

/** Copies the rows of a schema's table, whose name is in the variable `name`, with `columns` for their names. */
const copyBack = (schema: string): string => `
        SELECT string_agg(quote_ident(attname), ', ') INTO columns FROM pg_attribute
          WHERE attrelid = format('public.%I', name)::regclass
          AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
        EXECUTE format(
          'INSERT INTO public.%1$I (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM ${schema}.%1$I', name, columns);`

/**
 * Brings back what was kept, and nothing else. Whoever is in the middle of a transaction loses it. Row by row, since
 * dropping and copying a database of so many small files takes many times longer. Without the triggers of foreign keys:
 * the order of tables is of no importance then.
 */
export const restoreTables = (schema: string): string => `
  DO $$
  DECLARE
    name text;
    columns text;
    filled boolean;
    counter record;
  BEGIN
    PERFORM pg_terminate_backend(pid, 5000) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()
      AND backend_type = 'client backend' AND state <> 'idle';
    SET LOCAL session_replication_role = replica;
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
      EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', name) INTO filled;
      IF filled THEN
        EXECUTE format('DELETE FROM public.%I', name);
      END IF;
      IF to_regclass(format('${schema}.%I', name)) IS NOT NULL THEN${copyBack(schema)}
      END IF;
    END LOOP;
    FOR counter IN SELECT * FROM ${schema}."sequence values" LOOP
      PERFORM setval(
        format('public.%I', counter.sequencename)::regclass, coalesce(counter.last_value, 1),
        counter.last_value IS NOT NULL);
    END LOOP;
  END $$`

/**
 * Keeps what has become of tables since they were kept in another schema: rows that are new or have changed, and beside
 * them those that have gone or were otherwise before.
 */
export const keepChanges = (schema: string, since: string): string => `
  DROP SCHEMA IF EXISTS ${schema}, ${schema}_gone CASCADE;
  CREATE SCHEMA ${schema};
  CREATE SCHEMA ${schema}_gone;
  DO $$
  DECLARE
    name text;
    pair record;
    found_one boolean;
  BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
      IF to_regclass(format('${since}.%I', name)) IS NULL THEN
        EXECUTE format('CREATE TABLE ${since}.%1$I AS TABLE public.%1$I WITH NO DATA', name);
      END IF;
      FOR pair IN VALUES ('${schema}', 'public', '${since}'), ('${schema}_gone', '${since}', 'public') LOOP
        EXECUTE format(
          'CREATE TABLE %2$I.%1$I AS SELECT * FROM %3$I.%1$I AS one
            WHERE one::text NOT IN (SELECT other::text FROM %4$I.%1$I AS other)',
          name, pair.column1, pair.column2, pair.column3);
        EXECUTE format('SELECT EXISTS (SELECT FROM %I.%I)', pair.column1, name) INTO found_one;
        IF NOT found_one THEN
          EXECUTE format('DROP TABLE %I.%I', pair.column1, name);
        END IF;
      END LOOP;
    END LOOP;
    IF EXISTS (
      SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'
      EXCEPT SELECT * FROM ${since}."sequence values"
    ) THEN
      RAISE EXCEPTION 'A sequence has counted on: what comes next would be numbered as what is kept.';
    END IF;
  END $$`

/** Does once more what `keepChanges` has kept. A row that is not as it was then is an error. */
export const repeatChanges = (schema: string): string => `
  DO $$
  DECLARE
    name text;
    columns text;
  BEGIN
    SET LOCAL session_replication_role = replica;
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = '${schema}_gone' LOOP
      EXECUTE format(
        'DELETE FROM public.%1$I AS one WHERE one::text IN (SELECT old::text FROM ${schema}_gone.%1$I AS old)', name);
    END LOOP;
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = '${schema}' LOOP${copyBack(schema)}
    END LOOP;
  END $$`
