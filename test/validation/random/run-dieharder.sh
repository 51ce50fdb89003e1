#!/bin/bash
# Puts the tests that dieharder calls good to one order of words, each on bits of its own:
#
#     npm run random-bytes --silent -- replications | bash test/validation/random/run-dieharder.sh > ORDER.txt
#
# Left out are those that dieharder itself calls suspect (5, 6, 7) or not to be used (14), and most of the 33 lags of test 203.
test() { dieharder -g 200 "$@" | grep -E 'PASSED|WEAK|FAILED'; }
for t in 0 1 2 3 4 8 9 10 11 12 13 15 16 17 100 101 102; do test -d $t; done
for n in 1 2 3 4 5 6 7 8 9 10 11 12; do test -d 200 -n $n; done
for n in 2 3 4 5; do test -d 201 -n $n; done
for n in 2 3 4 5; do test -d 202 -n $n; done
for n in 0 1 7; do test -d 203 -n $n; done
for t in 204 205 206 207; do test -d $t; done
for n in 0 1; do test -d 208 -n $n; done
test -d 209 -n 12
