-- Which cycle a pupil without a level (ULIS, UPE2A of an école) follows: 2 or 3. Empty: his level
-- says it, or subjects are taught. A report of the end of a cycle says here which one ends.
alter table report add column cycle bigint;
