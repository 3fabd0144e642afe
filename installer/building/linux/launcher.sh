#!/bin/sh
# 公开台账: the program with the Python that lies beside this file, wherever the folder is.
here=$(dirname "$(readlink -f "$0")")
exec "$here/python/bin/python3" -I -m desktop_app "$@"
