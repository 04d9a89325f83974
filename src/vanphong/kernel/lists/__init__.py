"""What every list can do: filters kept in the address, saved views, chosen columns, keyset paging, export to .xlsx."""
